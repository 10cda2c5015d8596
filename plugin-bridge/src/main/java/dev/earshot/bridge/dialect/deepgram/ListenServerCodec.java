package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Intake;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's side of Deepgram's `/v1/listen`.
///
/// Everything is asked for in the address, so the session begins with the connection. After
/// `CloseStream` nothing is said
/// but final results, an utterance at a time, and `Metadata`: there are clients that take the first
/// message after it for
/// the last (LiveKit's for Node). Times are those of the sound that was sent; a client that leaves out
/// silence counts as
/// we do.
public final class ListenServerCodec implements ServerCodec {
    /// Deepgram's own, for a client that sends neither sound nor `KeepAlive`.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Opening opening;
    private final Terms terms;
    private final UtteranceOrder order = new UtteranceOrder();
    private Messages messages;
    private Optional<Listening> asked = Optional.empty();
    private final Intake sound = new Intake(SoundFormat.PLAIN);
    private Optional<RecognizerInfo> info = Optional.empty();
    private boolean closing; // the client has said that it sends no more
    private int finalizing; // flushes that have not been answered
    private boolean finalized; // the oldest of those has had a result
    private boolean speaking;
    private boolean pointed; // the end of this utterance has been said with its text
    private final List<Segment> gathered = new ArrayList<>(); // finals of one utterance after CloseStream
    private Duration saidUntil = Duration.ZERO;
    private Duration passed = Duration.ZERO;
    private Optional<Duration> lastWord = Optional.empty(); // until UtteranceEnd has been said of it

    public ListenServerCodec(Opening opening, Terms terms) {
        this.opening = opening;
        this.terms = terms;
        this.messages = new Messages(terms, Optional.empty());
    }

    @Override
    public List<Action> open() {
        try {
            var listening = Listening.of(opening, terms.offer());
            asked = Optional.of(listening);
            sound.change(listening.format(), new ArrayList<>());
            messages = new Messages(terms, listening.request().options().language());
            return List.of(new Action.Begin(listening.request()));
        } catch (BadFrame bad) {
            return List.of(Messages.error(bad), new Action.Close(1008, bad.sentence()));
        }
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }

    @Override
    public List<Action> receive(Frame frame) {
        if (closing) {
            return List.of();
        }
        try {
            terms.requireSize(frame);
            return switch (frame) {
                case Frame.Text(var text) -> message(Message.parse(text));
                case Frame.Binary(var bytes) -> bytes.hasRemaining() ? sound(bytes) : close();
            };
        } catch (BadFrame bad) {
            return List.of(Messages.error(bad));
        }
    }

    private List<Action> message(Message message) throws BadFrame {
        return switch (message.type()) {
            case "KeepAlive" -> List.of();
            case "Finalize" -> {
                finalizing++;
                var actions = rest();
                actions.add(new Action.Flush());
                yield actions;
            }
            case "CloseStream" -> close();
            default ->
                throw new BadFrame(
                        Fault.UNKNOWN_TYPE, "The type of a message must be KeepAlive, Finalize or CloseStream.");
        };
    }

    private List<Action> close() {
        closing = true;
        var actions = rest();
        actions.add(new Action.Finish());
        return actions;
    }

    private List<Action> sound(ByteBuffer bytes) {
        var actions = new ArrayList<Action>();
        sound.take(bytes, actions);
        sound.complaint().map(Messages::error).ifPresent(actions::add);
        return actions;
    }

    private List<Action> rest() {
        var actions = new ArrayList<Action>();
        sound.flush(actions);
        return actions;
    }

    @Override
    public List<Action> begun(RecognizerInfo model) {
        info = Optional.of(model);
        return List.of();
    }

    /// A server that has no place says so by its close code alone: clients try again after that one.
    @Override
    public List<Action> refused(SttException cause) {
        var close = Action.Close.after(cause);
        return cause.error().retryable() ? List.of(close) : List.of(Messages.error(cause), close);
    }

    @Override
    public List<Action> tell(TranscriptEvent event) {
        return told(order.tell(event));
    }

    @Override
    public List<Action> flushed() {
        var actions = told(order.release());
        if (!finalized && !closing) {
            actions.add(result(nothing(), new Messages.Kind(true, endpoints(), true)));
        }
        finalizing--;
        finalized = false;
        return actions;
    }

    @Override
    public List<Action> passed(Duration at) {
        if (at.compareTo(passed) <= 0) {
            return List.of();
        }
        passed = at;
        var actions = told(order.passed(at));
        endUtterance(actions);
        return actions;
    }

    private List<Action> told(List<TranscriptEvent> events) {
        var actions = new ArrayList<Action>();
        events.forEach(event -> tell(event, actions));
        return actions;
    }

    private void tell(TranscriptEvent event, List<Action> actions) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> begin(at, actions);
            case TranscriptEvent.Partial(var segment, var _) -> draft(segment, actions);
            case TranscriptEvent.Final(var segment) -> settle(segment, actions);
            case TranscriptEvent.SpeechEnded _ -> endSpeech(actions);
            case TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Completed(var audio) -> {
                sayGathered(actions);
                actions.add(messages.metadata(audio, sound.format().channels()));
                actions.add(new Action.Close(1000, ""));
            }
            case TranscriptEvent.Failed(var cause) -> {
                sayGathered(actions);
                actions.add(Messages.error(cause));
                actions.add(Action.Close.after(cause));
            }
        }
    }

    private void begin(Duration at, List<Action> actions) {
        sayGathered(actions);
        speaking = true;
        pointed = false;
        lastWord = Optional.empty();
        if (!closing && asked.filter(Listening::speechEvents).isPresent()) {
            actions.add(Messages.speechStarted(at));
        }
    }

    private void draft(Segment segment, List<Action> actions) {
        if (!closing && asked.filter(wish -> wish.request().interim()).isPresent()) {
            actions.add(messages.results(segment, new Messages.Kind(false, false, false), info));
        }
    }

    private void settle(Segment segment, List<Action> actions) {
        lastWord = Optional.of(segment.span().end());
        if (closing) {
            gathered.add(segment);
            return;
        }
        pointed = endpoints() && (order.ending() || !speaking || finalizing > 0);
        finalized = finalizing > 0;
        actions.add(result(segment, new Messages.Kind(true, pointed, finalized)));
    }

    private void endSpeech(List<Action> actions) {
        sayGathered(actions);
        if (speaking && !pointed && endpoints() && !closing) {
            actions.add(result(nothing(), new Messages.Kind(true, true, false)));
        }
        speaking = false;
    }

    private void sayGathered(List<Action> actions) {
        if (!gathered.isEmpty()) {
            actions.add(result(Messages.joined(gathered), new Messages.Kind(true, endpoints(), finalizing > 0)));
            gathered.clear();
        }
    }

    private void endUtterance(List<Action> actions) {
        var silence = asked.flatMap(Listening::utteranceEnd);
        if (closing || speaking || silence.isEmpty()) {
            return;
        }
        lastWord.filter(end -> end.plus(silence.get()).compareTo(passed) <= 0).ifPresent(end -> {
            actions.add(Messages.utteranceEnd(end));
            lastWord = Optional.empty();
        });
    }

    private Action result(Segment segment, Messages.Kind kind) {
        saidUntil = segment.span().end();
        return messages.results(segment, kind, info);
    }

    private Segment nothing() {
        return new Segment(0, new TimeSpan(saidUntil, saidUntil), "", List.of());
    }

    private boolean endpoints() {
        return asked.filter(Listening::endpoints).isPresent();
    }

    @Override
    public List<Action> end(Ending ending) {
        return switch (ending.reason()) {
            case IDLE ->
                List.of(new Action.Close(
                        1011, "NET-0001: no sound and no KeepAlive came within the time that the server waits."));
            case TIME_IS_UP, TOO_FAST, OVERLOADED, ACCESS_DENIED, SHUTTING_DOWN -> List.of(Action.Close.after(ending));
        };
    }
}
