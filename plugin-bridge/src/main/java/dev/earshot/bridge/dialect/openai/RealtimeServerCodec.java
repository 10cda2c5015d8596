package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Intake;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The server's side of OpenAI's realtime transcription.
///
/// The conversation is cut into [Items]: by the server where somebody falls silent or, if the client
/// wants that, by the client alone. Either way a text is complete when the recogniser has said all of
/// it. There is no last message: a client that has what it wants closes.
///
/// Long, because what may follow what, which is most of this protocol, can be read in one place.
public final class RealtimeServerCodec implements ServerCodec {
    /// A commit of less sound is refused.
    private static final Duration LEAST = Duration.ofMillis(100);

    /// How far the conversation has come.
    private enum Stage {
        OPEN,
        HEARING,
        /// What was asked for cannot be had: until the client asks for something else, sound is left
        /// out.
        REFUSED
    }

    private final Opening opening;
    private final Terms terms;
    private final Messages messages;
    private final Items items;
    private final UtteranceOrder order = new UtteranceOrder();
    private Session granted;
    private Session asked;
    private Shape shape;
    private final Intake sound;
    private Stage stage = Stage.OPEN;
    private boolean heard; // a session has begun
    private boolean speaking;
    private boolean announcing; // session.updated is due when the session is there
    private Optional<String> asking = Optional.empty(); // the event that asks for it
    private final Deque<Item> flushing = new ArrayDeque<>();
    private Duration since = Duration.ZERO; // where the last item ended

    public RealtimeServerCodec(Opening opening, Terms terms) {
        this.opening = opening;
        this.terms = terms;
        this.messages = new Messages(terms.id());
        this.items = new Items(terms.id(), messages);
        this.shape = opening.header("OpenAI-Beta")
                .filter(beta -> beta.contains("realtime=v1"))
                .map(beta -> Shape.BETA)
                .orElse(Shape.GENERAL);
        this.granted = Session.usual(terms.defaults());
        this.asked = granted;
        this.sound = new Intake(granted.format());
    }

    @Override
    public List<Action> open() {
        try {
            granted = granted.withModel(opening.parameter("model").orElse(""), terms.offer());
            asked = granted;
            return List.of(messages.session(shape.created(), granted, shape));
        } catch (BadFrame bad) {
            return List.of(messages.error(bad, Optional.empty()), new Action.Close(1008, bad.sentence()));
        }
    }

    @Override
    public List<Action> receive(Frame frame) {
        var event = Optional.<String>empty();
        try {
            terms.requireSize(frame);
            return switch (frame) {
                case Frame.Text(var text) -> {
                    var message = Message.parse(text);
                    event = message.text("event_id");
                    yield message(message, event);
                }
                case Frame.Binary _ ->
                    throw new BadFrame(
                            Fault.UNKNOWN_TYPE,
                            "Binary messages are not part of this protocol; send sound as base64 in input_audio_buffer.append.");
            };
        } catch (BadFrame bad) {
            return List.of(messages.error(bad, event));
        }
    }

    private List<Action> message(Message message, Optional<String> event) throws BadFrame {
        return switch (message.type()) {
            case "session.update" -> update(message, Shape.GENERAL, event);
            case "transcription_session.update" -> update(message, Shape.BETA, event);
            case "input_audio_buffer.append" -> append(message, event);
            case "input_audio_buffer.commit" -> commit(event);
            case "input_audio_buffer.clear" -> clear();
            default ->
                throw new BadFrame(
                        Fault.UNKNOWN_TYPE,
                        "This type of event is not part of a transcription session: it knows session.update and"
                                + " input_audio_buffer.append, .commit and .clear.");
        };
    }

    private List<Action> update(Message message, Shape said, Optional<String> event) throws BadFrame {
        var settings = message.object("session").orElseThrow(() -> message.wrong("session", "an object"));
        var wanted = asked.with(settings, said, terms.offer());
        shape = said;
        var actions = new ArrayList<Action>();
        sound.change(wanted.format(), actions);
        boolean same = stage == Stage.HEARING && wanted.request().equals(asked.request());
        asked = wanted;
        if (same) {
            granted = wanted;
            actions.add(messages.session(shape.updated(), granted, shape));
        } else {
            asking = event;
            announcing = true;
            actions.add(
                    switch (stage) {
                        case OPEN, REFUSED -> new Action.Begin(wanted.request());
                        case HEARING -> new Action.Change(wanted.request());
                    });
            stage = Stage.HEARING;
        }
        return actions;
    }

    private List<Action> append(Message message, Optional<String> event) throws BadFrame {
        var text = message.text("audio").orElseThrow(() -> message.wrong("audio", "sound in base64"));
        var bytes = decoded(message, text);
        var actions = new ArrayList<Action>();
        if (stage == Stage.OPEN) {
            stage = Stage.HEARING;
            actions.add(new Action.Begin(asked.request()));
        }
        if (stage == Stage.HEARING) {
            sound.take(ByteBuffer.wrap(bytes), actions);
            sound.complaint().map(bad -> messages.error(bad, event)).ifPresent(actions::add);
        }
        return actions;
    }

    private byte[] decoded(Message message, String text) throws BadFrame {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length > terms.largestSound()) {
                throw new BadFrame(
                        Fault.TOO_LARGE,
                        "%,d bytes of sound are more than the %,d that are taken at once; send smaller pieces."
                                .formatted(bytes.length, terms.largestSound()));
            }
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw message.wrong("audio", "sound in base64");
        }
        throw message.wrong("audio", "sound; this one is empty");
    }

    private List<Action> commit(Optional<String> event) {
        var actions = new ArrayList<Action>();
        sound.flush(actions);
        var length = sound.sent().minus(since);
        if (length.compareTo(LEAST) < 0) {
            actions.add(messages.error(tooLittle(length), event));
        } else {
            flush(items.commit(since, sound.sent(), actions), actions);
        }
        return actions;
    }

    /// In OpenAI's own words, which clients look for.
    private static BadFrame tooLittle(Duration length) {
        return new BadFrame(
                Fault.EMPTY,
                "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only"
                        + String.format(Locale.ROOT, " has %.2fms of audio.", length.toNanos() / 1e6));
    }

    private List<Action> clear() {
        var actions = new ArrayList<Action>();
        sound.flush(actions);
        if (sound.sent().compareTo(since) > 0) {
            flush(items.discard(since, sound.sent()), actions);
        }
        actions.add(messages.cleared());
        return actions;
    }

    private void flush(Item last, List<Action> actions) {
        since = sound.sent();
        flushing.add(last);
        actions.add(new Action.Flush());
    }

    @Override
    public List<Action> begun(RecognizerInfo info) {
        granted = asked;
        heard = true;
        asking = Optional.empty();
        if (!announcing) {
            return List.of();
        }
        announcing = false;
        return List.of(messages.session(shape.updated(), granted, shape));
    }

    /// A client whose first wish cannot be granted may have another; one that is being heard goes on
    /// as it was.
    @Override
    public List<Action> refused(SttException cause) {
        var error = messages.error(cause, asking);
        announcing = false;
        asking = Optional.empty();
        if (heard) {
            asked = new Session(granted.request(), asked.format(), granted.model(), granted.turns());
            granted = asked;
            return List.of(error);
        }
        if (cause.error() == SttError.UNSUPPORTED || cause.error() == SttError.MODEL_NOT_FOUND) {
            stage = Stage.REFUSED;
            return List.of(error);
        }
        return List.of(error, Action.Close.after(cause));
    }

    @Override
    public List<Action> tell(TranscriptEvent event) {
        var actions = new ArrayList<Action>();
        if (granted.turns().isPresent()) {
            turn(event, actions);
        }
        order.tell(event).forEach(next -> tell(next, actions));
        return actions;
    }

    /// The bounds of an item are said as soon as they are known, its text when it is.
    private void turn(TranscriptEvent event, List<Action> actions) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> items.begin(at, since, actions);
            case TranscriptEvent.SpeechEnded(var at) -> {
                items.stop(at, actions);
                since = at.compareTo(since) > 0 ? at : since;
            }
            case TranscriptEvent.Partial _,
                    TranscriptEvent.Final _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Terminal _ -> {}
        }
    }

    private void tell(TranscriptEvent event, List<Action> actions) {
        switch (event) {
            case TranscriptEvent.SpeechStarted _ -> speaking = true;
            case TranscriptEvent.SpeechEnded _ -> {
                speaking = false;
                if (granted.turns().isPresent()) {
                    items.completeSpoken(actions);
                }
            }
            case TranscriptEvent.Partial(var segment, var committed) -> items.grow(segment, committed, since, actions);
            case TranscriptEvent.Final(var segment) -> {
                items.grow(segment, segment.text().length(), since, actions);
                if (isLate()) {
                    items.completeAll(segment.span().end(), actions);
                }
            }
            case TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Completed _ -> {
                items.completeAll(sound.sent(), actions);
                actions.add(new Action.Close(1000, ""));
            }
            case TranscriptEvent.Failed(var cause) -> {
                actions.add(messages.error(cause, Optional.empty()));
                actions.add(Action.Close.after(cause));
            }
        }
    }

    /// Whether a text comes after the end of its utterance had been said for good.
    private boolean isLate() {
        return granted.turns().isPresent() && !speaking && !order.ending() && flushing.isEmpty();
    }

    @Override
    public List<Action> flushed() {
        var actions = new ArrayList<Action>();
        order.release().forEach(event -> tell(event, actions));
        if (!flushing.isEmpty()) {
            items.completeUntil(flushing.removeFirst(), actions);
        }
        return actions;
    }

    @Override
    public List<Action> passed(Duration at) {
        var actions = new ArrayList<Action>();
        order.passed(at).forEach(event -> tell(event, actions));
        return actions;
    }

    @Override
    public List<Action> end(Ending ending) {
        return List.of(messages.error(ending), Action.Close.after(ending));
    }
}
