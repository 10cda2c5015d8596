package dev.earshot.bridge.dialect.earshot;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Intake;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's side of Earshot's own protocol: `docs/protocol.md`.
///
/// The session begins with the first `config` or, for a client that sends none, with the first sound.
/// Whatever cannot be
/// understood is answered with an `error` and left out; the connection lives on.
public final class EarshotServerCodec implements ServerCodec {
    /// How far the conversation has come.
    private enum Stage {
        OPEN,
        HEARING,
        /// What was asked for cannot be had: until it asks for something else, sound is left out.
        REFUSED,
        /// The client has said `end`.
        FINISHING
    }

    private final Terms terms;
    private final UtteranceOrder order = new UtteranceOrder();
    private Stage stage = Stage.OPEN;
    private Config granted;
    private Config asked;
    private final Intake sound = new Intake(SoundFormat.PLAIN);
    private Optional<RecognizerInfo> info = Optional.empty();

    public EarshotServerCodec(Terms terms) {
        this.terms = terms;
        this.granted = new Config(terms.defaults(), SoundFormat.PLAIN);
        this.asked = granted;
    }

    @Override
    public List<Action> open() {
        return List.of();
    }

    @Override
    public List<Action> receive(Frame frame) {
        try {
            terms.requireSize(frame);
            return switch (frame) {
                case Frame.Text(var text) -> message(Message.parse(text));
                case Frame.Binary(var bytes) -> sound(bytes);
            };
        } catch (BadFrame bad) {
            return List.of(Words.error(bad));
        }
    }

    private List<Action> message(Message message) throws BadFrame {
        var type = message.type();
        return switch (type) {
            case "config" -> config(asked.with(message));
            case "finalize" -> finalizeNow();
            case "keepalive" -> List.of();
            case "end" -> end();
            default ->
                throw new BadFrame(
                        Fault.UNKNOWN_TYPE, "The type of a message must be config, finalize, keepalive or end.");
        };
    }

    private List<Action> config(Config wanted) throws BadFrame {
        return switch (stage) {
            case OPEN, REFUSED -> {
                asked = wanted;
                yield begin();
            }
            case HEARING -> change(wanted);
            case FINISHING -> throw tooLate("config");
        };
    }

    private List<Action> begin() {
        var actions = new ArrayList<Action>();
        stage = Stage.HEARING;
        sound.change(asked.format(), actions);
        actions.add(new Action.Begin(asked.request()));
        return actions;
    }

    private List<Action> change(Config wanted) {
        var actions = new ArrayList<Action>();
        sound.change(wanted.format(), actions);
        boolean same = wanted.request().equals(asked.request());
        asked = wanted;
        if (same) {
            granted = wanted;
            info.ifPresent(model -> actions.add(ready(model)));
        } else {
            actions.add(new Action.Change(wanted.request()));
        }
        return actions;
    }

    private List<Action> finalizeNow() throws BadFrame {
        var actions = new ArrayList<Action>();
        switch (stage) {
            case OPEN, REFUSED -> actions.add(Words.finalized());
            case HEARING -> {
                sound.flush(actions);
                actions.add(new Action.Flush());
            }
            case FINISHING -> throw tooLate("finalize");
        }
        return actions;
    }

    private List<Action> end() throws BadFrame {
        var actions = new ArrayList<Action>();
        switch (stage) {
            case OPEN, REFUSED -> leave(Duration.ZERO, actions);
            case HEARING -> {
                stage = Stage.FINISHING;
                if (sound.torn()) {
                    actions.add(Words.notice("The sound ended in the middle of a sample, which was left out."));
                }
                sound.flush(actions);
                actions.add(new Action.Finish());
            }
            case FINISHING -> throw tooLate("end");
        }
        return actions;
    }

    private static BadFrame tooLate(String what) {
        return new BadFrame(Fault.WRONG_ORDER, "“" + what + "” came after “end”; connect again to send more.");
    }

    private List<Action> sound(ByteBuffer bytes) throws BadFrame {
        if (!bytes.hasRemaining()) {
            throw new BadFrame(Fault.EMPTY, "A binary message must hold sound; this one is empty.");
        }
        if (stage == Stage.FINISHING) {
            throw new BadFrame(Fault.WRONG_ORDER, "Sound came after “end”; connect again to send more.");
        }
        var actions = new ArrayList<Action>();
        if (stage == Stage.OPEN) {
            actions.addAll(begin());
        }
        if (stage != Stage.REFUSED) {
            sound.take(bytes, actions);
            sound.complaint().map(Words::error).ifPresent(actions::add);
        }
        return actions;
    }

    @Override
    public List<Action> begun(RecognizerInfo model) {
        info = Optional.of(model);
        granted = asked;
        return List.of(ready(model));
    }

    private Action ready(RecognizerInfo model) {
        return Words.ready(terms.id(), model, granted);
    }

    /// A client whose first wish cannot be granted may have another; one that is being heard goes on
    /// as it was.
    @Override
    public List<Action> refused(SttException cause) {
        if (info.isPresent()) {
            granted = new Config(granted.request(), asked.format());
            asked = granted;
            return List.of(Words.error(cause, false));
        }
        if (otherWishesMayHelp(cause.error())) {
            stage = Stage.REFUSED;
            return List.of(Words.error(cause, false));
        }
        return List.of(Words.error(cause, true), Action.Close.after(cause));
    }

    private static boolean otherWishesMayHelp(SttError error) {
        return error == SttError.UNSUPPORTED || error == SttError.MODEL_NOT_FOUND;
    }

    @Override
    public List<Action> tell(TranscriptEvent event) {
        return told(order.tell(event));
    }

    @Override
    public List<Action> flushed() {
        var actions = told(order.release());
        actions.add(Words.finalized());
        return actions;
    }

    @Override
    public List<Action> passed(Duration at) {
        return told(order.passed(at));
    }

    private List<Action> told(List<TranscriptEvent> events) {
        var actions = new ArrayList<Action>();
        events.forEach(event -> tell(event, actions));
        return actions;
    }

    private void tell(TranscriptEvent event, List<Action> actions) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> actions.add(Words.speechStarted(at));
            case TranscriptEvent.SpeechEnded(var at) -> actions.add(Words.speechEnded(at));
            case TranscriptEvent.Partial partial -> {
                if (granted.request().interim()) {
                    actions.add(Words.interim(partial));
                }
            }
            case TranscriptEvent.Final(var segment) -> actions.add(Words.said(segment, granted, languages()));
            case TranscriptEvent.Notice(var topic, var sentence) -> actions.add(Words.notice(topic, sentence));
            case TranscriptEvent.Completed(var audio) -> leave(audio, actions);
            case TranscriptEvent.Failed(var cause) -> {
                actions.add(Words.error(cause, true));
                actions.add(Action.Close.after(cause));
            }
        }
    }

    private List<String> languages() {
        return info.map(RecognizerInfo::languages).orElse(List.of());
    }

    private static void leave(Duration audio, List<Action> actions) {
        actions.add(Words.done(audio));
        actions.add(new Action.Close(1000, ""));
    }

    @Override
    public List<Action> end(Ending ending) {
        return List.of(Words.error(ending), Action.Close.after(ending));
    }
}
