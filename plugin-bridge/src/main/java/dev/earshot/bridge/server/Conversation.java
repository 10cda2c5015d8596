package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One connection, whatever its protocol: frames, events and time go to its codec, and what that says
/// is done.
///
/// Everything happens under one lock, and nothing under it waits: what is sent goes to the [Outbox],
/// what is to be heard to the [Hearing], each of which has a thread. So the network, the session and
/// the clock may call whenever they like, and the codec sees one call at a time. Where sound comes
/// faster than it is heard the next frame is not asked for.
///
/// It is longer than most: all that may happen to a connection is here, since all of it is under this
/// one lock.
final class Conversation implements Hearing.Owner, Guest {
    /// How long a peer may take to answer a close frame.
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ServerCodec codec;
    private final ServerLimits limits;
    private final Outbox outbox;
    private final Hearing hearing;
    private final LongSupplier nanoTime;
    private final SessionMonitor monitor;
    private final Leave leave;
    private final Deadlines deadlines;

    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Runnable> nextFrame = Optional.empty(); // asks for it, when there is room
    private Optional<Long> quietSince = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private long endingAt;
    private boolean closed; // the codec has said its last
    private long closedAt;
    private boolean hangedUp; // the connection is no more
    private boolean unheard; // the session is no more
    private Optional<RecognizerInfo> info = Optional.empty();
    private int finals;
    private String end = "the client went away";

    /// What is told when connection and session are both over.
    interface Leave {
        void over(Conversation who, Outcome how);
    }

    /// @param model who heard it, if anybody did
    record Outcome(Optional<String> model, Duration lasted, Duration heard, int finals, String end) {}

    /// @param nanoTime a clock that never jumps
    Conversation(
            ServerCodec codec,
            ServerLimits limits,
            Line line,
            Recognizers recognizers,
            Places places,
            String key,
            LongSupplier nanoTime,
            SessionMonitor monitor,
            Leave leave) {
        this.codec = codec;
        this.limits = limits;
        this.outbox = new Outbox(line, limits.unread());
        this.hearing = new Hearing(recognizers, places, key, this);
        this.nanoTime = nanoTime;
        this.monitor = monitor;
        this.leave = leave;
        this.deadlines = new Deadlines(limits, nanoTime.getAsLong());
    }

    /// The connection stands.
    void open() {
        outbox.start();
        hearing.start();
        locked(() -> perform(codec.open()));
    }

    /// @param next asks for the frame after this one; called before this returns, or when there is
    ///     room
    void receive(Frame frame, Runnable next) {
        boolean room = locked(() -> {
            long now = nanoTime.getAsLong();
            deadlines.frame(now);
            if (!closed) {
                monitor.received(frame);
                perform(codec.receive(frame));
            }
            if (closed || hasRoom()) {
                return true;
            }
            deadlines.pause(now);
            nextFrame = Optional.of(next);
            return false;
        });
        if (room) {
            next.run();
        }
    }

    private boolean hasRoom() {
        return hearing.waiting().compareTo(limits.backlog()) <= 0;
    }

    @Override
    public Duration backlog() {
        return hearing.backlog();
    }

    /// The client lives, and had nothing to say.
    void lives() {
        locked(() -> deadlines.sign(nanoTime.getAsLong()));
    }

    /// The connection is no more, for whatever reason.
    ///
    /// @param why in a few words
    @Override
    public void hangUp(String why) {
        outbox.cut();
        leaveAfter(() -> {
            if (!closed) {
                end = why;
            }
            shut();
            hangedUp = true;
        });
    }

    @Override
    public void begun(RecognizerInfo recognizer) {
        report(() -> {
            info = Optional.of(recognizer);
            monitor.begun(recognizer);
            return codec.begun(recognizer);
        });
    }

    @Override
    public void refused(SttException cause) {
        report(() -> {
            monitor.refused(cause);
            return codec.refused(cause);
        });
    }

    @Override
    public void flushed() {
        report(codec::flushed);
    }

    @Override
    public void tell(TranscriptEvent event) {
        report(() -> {
            monitor.told(event);
            finals += event instanceof TranscriptEvent.Final ? 1 : 0;
            boolean cutShort = event instanceof TranscriptEvent.Completed
                    && ending.filter(one -> one.reason() != Ending.Reason.SHUTTING_DOWN)
                            .isPresent();
            return cutShort ? codec.end(ending.orElseThrow()) : codec.tell(event);
        });
        if (event instanceof TranscriptEvent.Completed) {
            locked(() -> ending.ifPresent(this::endNow));
        }
    }

    @Override
    public void worked() {
        var next = locked(() -> {
            Optional<Runnable> due = hasRoom() ? nextFrame : Optional.empty();
            if (due.isPresent()) {
                nextFrame = Optional.empty();
                deadlines.resume(nanoTime.getAsLong());
            }
            return due;
        });
        next.ifPresent(Runnable::run);
    }

    @Override
    public void over() {
        leaveAfter(() -> unheard = true);
    }

    /// Time goes by; to be called some ten times a second.
    @Override
    public void tick() {
        locked(() -> {
            long now = nanoTime.getAsLong();
            if (closed) {
                if (!hangedUp && Deadlines.since(closedAt, now).compareTo(CLOSING) > 0) {
                    outbox.cut();
                }
                return;
            }
            pass(now);
            if (ending.isEmpty()) {
                deadlines.overdue(now, codec.patience(), hearing.finishing()).ifPresent(this::end);
            }
            if (ending.isPresent() && Deadlines.since(endingAt, now).compareTo(limits.grace()) > 0) {
                endNow(ending.get());
            }
        });
    }

    private void pass(long now) {
        if (info.isEmpty()) {
            return;
        }
        var position = hearing.position();
        if (!position.idle()) {
            quietSince = Optional.empty();
        } else if (quietSince.isEmpty()) {
            quietSince = Optional.of(now);
        }
        var quiet = quietSince.map(start -> Deadlines.since(start, now)).orElse(Duration.ZERO);
        perform(codec.passed(position.until().plus(quiet)));
    }

    /// The server wants to end it: what was heard is said first, within the time of grace.
    @Override
    public void end(Ending why) {
        locked(() -> {
            if (closed || ending.isPresent()) {
                return;
            }
            ending = Optional.of(why);
            monitor.ending(why);
            endingAt = nanoTime.getAsLong();
            boolean waits = why.reason() != Ending.Reason.TOO_FAST && hearing.active();
            if (waits) {
                hearing.add(new Work.Finish());
            } else {
                endNow(why);
            }
        });
    }

    /// What was heard and not said yet is lost.
    @Override
    public void endNow() {
        locked(() -> ending.ifPresent(this::endNow));
    }

    private void endNow(Ending why) {
        if (!closed) {
            perform(codec.end(why));
            perform(List.of(Action.Close.after(why))); // of a codec that has left it out
        }
    }

    private void report(Supplier<List<Action>> news) {
        locked(() -> {
            if (!closed) {
                perform(news.get());
            }
        });
    }

    private void perform(List<Action> actions) {
        for (var action : actions) {
            if (closed) {
                return;
            }
            switch (action) {
                case Action.Send(var frame) -> {
                    monitor.sent(frame);
                    if (!outbox.send(frame)) {
                        end = "the client did not read what it was sent";
                        shut();
                    }
                }
                case Action.Begin(var request) -> hearing.add(new Work.Begin(request));
                case Action.Change(var request) -> hearing.add(new Work.Change(request));
                case Action.Sound(var chunk) -> {
                    monitor.sound(chunk);
                    hearing.add(new Work.Sound(chunk));
                }
                case Action.Flush _ -> hearing.add(new Work.Flush());
                case Action.Finish _ -> hearing.add(new Work.Finish());
                case Action.Close close -> {
                    end = close.code() + (close.reason().isEmpty() ? "" : " " + close.reason());
                    outbox.close(close);
                    shut();
                }
            }
        }
    }

    private void shut() {
        if (!closed) {
            closed = true;
            closedAt = nanoTime.getAsLong();
            hearing.abandon();
            // Frames are read on, so that the peer's own close is seen.
            nextFrame.ifPresent(next -> Thread.ofVirtual().start(next));
            nextFrame = Optional.empty();
        }
    }

    /// Once, when both sides are over.
    private void leaveAfter(Runnable change) {
        boolean over = locked(() -> {
            boolean before = hangedUp && unheard;
            change.run();
            return !before && hangedUp && unheard;
        });
        if (over) {
            leave.over(
                    this,
                    new Outcome(
                            info.map(RecognizerInfo::id),
                            deadlines.lasted(nanoTime.getAsLong()),
                            hearing.given(),
                            finals,
                            end));
        }
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
