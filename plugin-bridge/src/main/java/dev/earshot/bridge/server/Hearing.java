package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Continuation;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of one connection's sound to a recogniser, on a thread of its own: whoever adds work never
/// waits.
///
/// That thread opens, feeds, ends and closes the sessions; a flush ends one, and the next one begins
/// with the next sound. It and the threads of the sessions speak to the owner, one at a time, and hold
/// no lock while they do. Only [#abandon] reaches into a session from elsewhere, and does it on yet
/// another thread: closing waits for the session's thread, which may be waiting for the owner.
///
/// It is longer than most: what waits and what is being heard are one number for whoever asks, so that
/// the queue and the session have one lock.
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final Recognizers recognizers;
    private final Places places;
    private final String key;
    private final Owner owner;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Work> queue = new ArrayDeque<>();
    private Duration waiting = Duration.ZERO; // of the queue, and of what is being done
    private long given; // samples, to all sessions
    private boolean finishing;
    private boolean abandoned;
    private Optional<RecognitionSession> session = Optional.empty(); // written by the worker alone

    // Of the worker alone.
    private final Continuation continuation = new Continuation();
    private Optional<Wish> granted = Optional.empty();
    private long givenBefore; // to the sessions before this one
    private boolean placed;

    private volatile boolean failed;

    /// Whom it works for. Called on several threads, one after the other.
    interface Owner {
        void begun(RecognizerInfo info);

        void refused(SttException cause);

        void tell(TranscriptEvent event);

        void flushed();

        /// Something has been done: there may be room again.
        void worked();

        /// Nothing more comes, and all resources are free.
        void over();
    }

    /// How far it is.
    ///
    /// @param until all sound before this has been heard, and what follows from it was told
    /// @param idle whether nothing waits
    record Position(Duration until, boolean idle) {}

    Hearing(Recognizers recognizers, Places places, String key, Owner owner) {
        this.recognizers = recognizers;
        this.places = places;
        this.key = key;
        this.owner = owner;
    }

    void start() {
        Thread.ofVirtual().name("earshot-hearing").start(this::run);
    }

    /// Never blocks. After a [Work.Finish] nothing makes a difference.
    void add(Work work) {
        lock.lock();
        try {
            if (finishing || abandoned) {
                return;
            }
            finishing = work instanceof Work.Finish;
            queue.add(work);
            waiting = waiting.plus(work.weight());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How much waits to be heard here, apart from what a session holds itself.
    Duration waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /// How much waits to be heard, here and in the session.
    Duration backlog() {
        lock.lock();
        try {
            return waiting.plus(session.map(RecognitionSession::backlog).orElse(Duration.ZERO));
        } finally {
            lock.unlock();
        }
    }

    /// Whether a session is there, or on its way, that may still say something.
    boolean active() {
        lock.lock();
        try {
            return !abandoned && (session.isPresent() || !waiting.isZero());
        } finally {
            lock.unlock();
        }
    }

    boolean finishing() {
        lock.lock();
        try {
            return finishing;
        } finally {
            lock.unlock();
        }
    }

    Position position() {
        lock.lock();
        try {
            // In this order: what a session accepts meanwhile makes the answer earlier, never later.
            long told = given;
            var backlog = session.map(RecognitionSession::backlog).orElse(Duration.ZERO);
            var until = Pcm.durationOf(told).minus(backlog);
            return new Position(until.isNegative() ? Duration.ZERO : until, waiting.isZero() && backlog.isZero());
        } finally {
            lock.unlock();
        }
    }

    Duration given() {
        lock.lock();
        try {
            return Pcm.durationOf(given);
        } finally {
            lock.unlock();
        }
    }

    /// Nobody wants to hear any more of it. Never blocks; idempotent.
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            queue.clear();
            waiting = Duration.ZERO;
            session.ifPresent(open -> Thread.ofVirtual().start(open::close));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var work = next(); work.isPresent(); work = next()) {
                attempt(work.get());
                done(work.get());
                owner.worked();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private Optional<Work> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && !abandoned) {
                changed.await();
            }
            return abandoned ? Optional.empty() : Optional.ofNullable(queue.poll());
        } finally {
            lock.unlock();
        }
    }

    private void done(Work work) {
        lock.lock();
        try {
            waiting = abandoned ? Duration.ZERO : waiting.minus(work.weight());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        try {
            session.ifPresent(RecognitionSession::close);
        } finally {
            free();
            owner.over();
        }
    }

    private void attempt(Work work) throws InterruptedException {
        try {
            perform(work);
        } catch (SttException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            LOG.error("A session broke", e);
            fail(new SttException(SttError.INTERNAL, "The server failed; its log says more.", e));
        }
    }

    private void perform(Work work) throws InterruptedException {
        switch (work) {
            case Work.Begin(var request) -> begin(request);
            case Work.Change(var request) -> change(request);
            case Work.Sound(var chunk) -> hear(chunk);
            case Work.Flush _ -> {
                end();
                owner.flushed();
            }
            case Work.Finish _ -> {
                end();
                free();
                if (!failed) {
                    owner.tell(new TranscriptEvent.Completed(given()));
                }
            }
        }
    }

    private void begin(Request request) {
        if (!placed && !places.take(key)) {
            owner.refused(new SttException(
                    SttError.OVERLOADED, "This server hears as many sessions as it may; try again in a little while."));
            return;
        }
        placed = true;
        try {
            var wish = Wish.grant(request, recognizers);
            open(wish);
            granted = Optional.of(wish);
        } catch (SttException e) {
            free();
            owner.refused(e);
            return;
        }
        granted.ifPresent(wish -> owner.begun(wish.recognizer().info()));
    }

    /// What cannot be granted is found out before the utterance ends.
    private void change(Request request) throws InterruptedException {
        try {
            var wish = Wish.grant(request, recognizers);
            end();
            open(wish);
            granted = Optional.of(wish);
        } catch (SttException e) {
            owner.refused(e);
            return;
        }
        granted.ifPresent(wish -> owner.begun(wish.recognizer().info()));
    }

    private void open(Wish wish) {
        keep(Optional.of(wish.open(this::told)));
    }

    private void keep(Optional<RecognitionSession> other) {
        lock.lock();
        try {
            session = other;
        } finally {
            lock.unlock();
        }
    }

    private void hear(Pcm chunk) throws InterruptedException {
        if (granted.isEmpty() || failed) {
            return;
        }
        if (session.isEmpty()) {
            open(granted.get());
        }
        session.get().accept(chunk);
        lock.lock();
        try {
            given += chunk.samples().length;
        } finally {
            lock.unlock();
        }
    }

    /// Hears the rest, and is told it before this returns.
    private void end() throws InterruptedException {
        if (session.isPresent()) {
            var ending = session.get();
            ending.finish();
            ending.close();
            keep(Optional.empty());
            continuation.next(Pcm.durationOf(given - givenBefore));
            givenBefore = given;
        }
    }

    /// On the thread of the session. That it is complete is said when no other one follows.
    private void told(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.Completed _ -> {}
            case TranscriptEvent.Failed(var cause) -> fail(cause);
            case TranscriptEvent other -> owner.tell(continuation.of(other));
        }
    }

    private void fail(SttException cause) {
        if (!failed) {
            failed = true;
            owner.tell(new TranscriptEvent.Failed(cause));
        }
    }

    private void free() {
        if (placed) {
            placed = false;
            places.giveBack(key);
        }
    }
}
