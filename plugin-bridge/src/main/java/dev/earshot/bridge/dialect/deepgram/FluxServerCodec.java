package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Intake;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.ServerCodec;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.bridge.wire.Wish;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The server's side of Deepgram's `/v2/listen` (Flux), which speaks of turns.
///
/// A turn starts with its first words, not with the first sound, since clients leave out a start
/// without words and all that follows it. It ends when somebody has been silent for long enough
/// ([Thresholds]); a client that wants to be told sooner is told twice, and a third time when the
/// speaker goes on.
public final class FluxServerCodec implements ServerCodec {
    private final Opening opening;
    private final Terms terms;
    private final UtteranceOrder order = new UtteranceOrder();
    private final Intake sound = new Intake(SoundFormat.PLAIN);
    private Request granted;
    private Thresholds thresholds = Thresholds.DEFAULT;
    private Optional<Settings> wish = Optional.empty(); // of a Configure that is not answered yet
    private int sequence;
    private int turns;
    private Turn turn = new Turn(0);
    private boolean started; // StartOfTurn has been said of it
    private Optional<Duration> ending = Optional.empty(); // EagerEndOfTurn has been said; EndOfTurn is due then
    private int forcing; // flushes that the client has asked for, and that have not come to their end
    private boolean closing;

    private record Settings(Request request, Thresholds thresholds) {}

    public FluxServerCodec(Opening opening, Terms terms) {
        this.opening = opening;
        this.terms = terms;
        this.granted = terms.defaults();
    }

    @Override
    public List<Action> open() {
        try {
            var query = new Query(opening);
            sound.change(query.format(), new ArrayList<>());
            thresholds = Thresholds.of(query);
            granted = thresholds.asked(asked(query));
            return List.of(Action.say(next("Connected")), new Action.Begin(granted));
        } catch (BadFrame bad) {
            return List.of(error(bad), new Action.Close(1008, bad.sentence()));
        }
    }

    private Request asked(Query query) throws BadFrame {
        var model = opening.parameter("model").orElse("");
        var request = terms.defaults()
                .withModel(query.model(terms.offer()).or(terms.defaults()::model))
                .withInterim(true)
                .withWords(true)
                .withHotwords(query.keyterms());
        return model.endsWith("-en")
                ? request.withLanguage(Optional.of("en"))
                : hinted(request, opening.parameters("language_hint"));
    }

    /// One hint is a language; several leave it to the recogniser.
    private static Request hinted(Request request, List<String> hints) throws BadFrame {
        return switch (hints.size()) {
            case 0 -> request;
            case 1 -> request.withLanguage(Wish.language(hints.getFirst()));
            default -> request.withLanguage(Optional.empty());
        };
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
                case Frame.Binary(var bytes) -> {
                    if (!bytes.hasRemaining()) {
                        throw new BadFrame(Fault.EMPTY, "A binary message must hold sound; this one is empty.");
                    }
                    var actions = new ArrayList<Action>();
                    sound.take(bytes, actions);
                    sound.complaint().map(this::error).ifPresent(actions::add);
                    yield actions;
                }
            };
        } catch (BadFrame bad) {
            return List.of(error(bad));
        }
    }

    private List<Action> message(Message message) throws BadFrame {
        return switch (message.type()) {
            case "Configure" -> configure(message);
            case "ForceEndTurn" -> {
                forcing++;
                var actions = rest();
                actions.add(new Action.Flush());
                yield actions;
            }
            case "CloseStream" -> {
                closing = true;
                var actions = rest();
                actions.add(new Action.Finish());
                yield actions;
            }
            default ->
                throw new BadFrame(
                        Fault.UNKNOWN_TYPE, "The type of a message must be Configure, ForceEndTurn or CloseStream.");
        };
    }

    private List<Action> rest() {
        var actions = new ArrayList<Action>();
        sound.flush(actions);
        return actions;
    }

    private List<Action> configure(Message message) throws BadFrame {
        var told = message.object("thresholds");
        var limits = told.isPresent() ? thresholds.with(told.get()) : thresholds;
        var request = hinted(granted, message.texts("language_hints"));
        request = limits.asked(
                message.has("keyterms") ? request.withHotwords(Wish.hotwords(message.texts("keyterms"))) : request);
        if (request.equals(granted)) {
            thresholds = limits;
            return List.of(configured());
        }
        wish = Optional.of(new Settings(request, limits));
        return List.of(new Action.Change(request));
    }

    private Action configured() {
        var message = next("ConfigureSuccess");
        thresholds.write(message.putObject("thresholds"));
        var keyterms = message.putArray("keyterms");
        granted.options().decoding().prompting().hotwords().forEach(keyterms::add);
        var hints = message.putArray("language_hints");
        granted.options().language().ifPresent(hints::add);
        return Action.say(message);
    }

    @Override
    public List<Action> begun(RecognizerInfo info) {
        if (wish.isEmpty()) {
            return List.of();
        }
        granted = wish.get().request();
        thresholds = wish.get().thresholds();
        wish = Optional.empty();
        return List.of(configured());
    }

    @Override
    public List<Action> refused(SttException cause) {
        if (wish.isPresent()) {
            wish = Optional.empty();
            return List.of(Action.say(next("ConfigureFailure")));
        }
        return cause.error().retryable()
                ? List.of(Action.Close.after(cause))
                : List.of(error(cause), Action.Close.after(cause));
    }

    @Override
    public List<Action> tell(TranscriptEvent event) {
        return told(order.tell(event));
    }

    /// The client wanted the turn to end here.
    @Override
    public List<Action> flushed() {
        var actions = told(order.release());
        endTurn(actions);
        forcing--;
        return actions;
    }

    @Override
    public List<Action> passed(Duration at) {
        var actions = told(order.passed(at));
        if (ending.filter(due -> due.compareTo(at) <= 0).isPresent()) {
            endTurn(actions);
        }
        return actions;
    }

    private List<Action> told(List<TranscriptEvent> events) {
        var actions = new ArrayList<Action>();
        events.forEach(event -> tell(event, actions));
        return actions;
    }

    private void tell(TranscriptEvent event, List<Action> actions) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> resume(at, actions);
            case TranscriptEvent.Partial(var segment, var _) -> {
                turn.draft(segment);
                update(actions);
            }
            case TranscriptEvent.Final(var segment) -> {
                turn.settle(segment);
                update(actions);
            }
            case TranscriptEvent.SpeechEnded(var at) -> pause(at, actions);
            case TranscriptEvent.Notice _ -> {}
            case TranscriptEvent.Completed _ -> {
                endTurn(actions);
                actions.add(new Action.Close(1000, ""));
            }
            case TranscriptEvent.Failed(var cause) -> {
                actions.add(error(cause));
                actions.add(Action.Close.after(cause));
            }
        }
    }

    private void resume(Duration at, List<Action> actions) {
        if (ending.isEmpty()) {
            return;
        }
        if (ending.get().compareTo(at) <= 0) {
            endTurn(actions);
        } else {
            ending = Optional.empty();
            actions.add(info("TurnResumed", 0));
        }
    }

    private void update(List<Action> actions) {
        if (turn.worded()) {
            actions.add(info(started ? "Update" : "StartOfTurn", 0));
            started = true;
        }
    }

    private void pause(Duration at, List<Action> actions) {
        if (!started) {
            return;
        }
        if (thresholds.eager().isPresent() && forcing == 0) {
            actions.add(info("EagerEndOfTurn", thresholds.eager().get()));
            ending = Optional.of(at.plus(thresholds.finalSilence()));
        } else {
            endTurn(actions);
        }
    }

    private void endTurn(List<Action> actions) {
        if (started) {
            actions.add(Action.say(
                    message("EndOfTurn", thresholds.endOfTurn()).put("trigger", forcing > 0 ? "manual" : "model")));
            turn = new Turn(++turns);
            started = false;
        }
        ending = Optional.empty();
    }

    private Action info(String event, double confidence) {
        return Action.say(message(event, confidence));
    }

    private ObjectNode message(String event, double confidence) {
        var message = next("TurnInfo").put("event", event);
        turn.write(message);
        message.put("end_of_turn_confidence", Message.share(confidence));
        turn.language()
                .or(() -> granted.options().language())
                .ifPresent(tag -> message.putArray("languages").add(tag));
        return message;
    }

    /// Messages are numbered, whatever they say.
    private ObjectNode next(String type) {
        return Message.of(type).put("request_id", terms.id()).put("sequence_id", sequence++);
    }

    private Action error(BadFrame bad) {
        return error("UNPARSABLE_CLIENT_MESSAGE", bad.sentence());
    }

    private Action error(SttException cause) {
        return error(cause.error().name(), cause.sentence());
    }

    private Action error(String code, String sentence) {
        return Action.say(next("Error").put("code", code).put("description", sentence));
    }

    @Override
    public List<Action> end(Ending ending) {
        return switch (ending.reason()) {
            case OVERLOADED -> List.of(Action.Close.after(ending));
            case IDLE, TIME_IS_UP, TOO_FAST, ACCESS_DENIED, SHUTTING_DOWN ->
                List.of(error(ending.reason().name(), ending.sentence()), Action.Close.after(ending));
        };
    }
}
