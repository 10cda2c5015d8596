package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.http.RunningText;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a call of `POST /v1/listen` is answered: one channel with one alternative, in which each segment
/// is an utterance.
record RestReply(HttpCall call, RestListening asked) implements Reply.AtOnce {
    @Override
    public Answer answer(Transcript transcript, RecognizerInfo by) {
        var json = Message.empty();
        metadata(transcript, by, json.putObject("metadata"));
        var results = json.putObject("results");
        channel(transcript, by, results.putArray("channels").addObject());
        if (asked.utterances()) {
            var utterances = results.putArray("utterances");
            transcript.segments().forEach(segment -> utterance(segment, utterances.addObject()));
        }
        return Answer.of(200, Answer.JSON, ListenApi.headers(call), json.toString());
    }

    private void metadata(Transcript transcript, RecognizerInfo by, ObjectNode into) {
        var model = Messages.uuid(by.id(), by.version());
        into.put("transaction_key", "deprecated").put("request_id", call.id()).put("sha256", "");
        into.put("created", call.began().truncatedTo(ChronoUnit.MILLIS).toString());
        into.put("duration", Message.seconds(transcript.audio())).put("channels", 1);
        into.putArray("models").add(model);
        var info = into.putObject("model_info").putObject(model);
        info.put("name", by.id()).put("version", by.version()).put("arch", by.name());
    }

    private void channel(Transcript transcript, RecognizerInfo by, ObjectNode into) {
        if (asked.detects()) {
            transcript
                    .language()
                    .or(() -> only(by.languages()))
                    .ifPresent(
                            tag -> into.put("detected_language", tag).put("language_confidence", Messages.NO_ESTIMATE));
        }
        var alternative = into.putArray("alternatives").addObject();
        alternative.put("transcript", RunningText.of(transcript.segments()));
        alternative.put("confidence", confidence(transcript.segments()));
        var words = alternative.putArray("words");
        transcript.segments().forEach(segment -> words(segment, words));
    }

    private static Optional<String> only(List<String> languages) {
        return languages.size() == 1 ? Optional.of(languages.getFirst()) : Optional.empty();
    }

    /// As long as each of them is, it counts.
    private static double confidence(List<Segment> segments) {
        double sum = 0;
        long characters = 0;
        for (var segment : segments) {
            sum += Messages.confidence(segment) * segment.text().length();
            characters += segment.text().length();
        }
        return characters == 0 ? 0 : Message.share(sum / characters);
    }

    private void utterance(Segment segment, ObjectNode into) {
        into.put("start", Message.seconds(segment.span().start()));
        into.put("end", Message.seconds(segment.span().end()));
        into.put("confidence", Messages.confidence(segment));
        into.put("channel", 0);
        into.put("transcript", segment.text().strip());
        words(segment, into.putArray("words"));
        var name = call.id() + " " + segment.id();
        into.put(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static void words(Segment segment, ArrayNode into) {
        segment.words().forEach(word -> Messages.word(word, into.addObject()));
    }

    @Override
    public Answer failed(SttException cause) {
        return new ListenApi().refuse(Refusal.of(cause, asked.sound().upload()), call);
    }
}
