package dev.earshot.bridge.dialect.gladia;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchRefusal;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The first of Gladia's two steps: what to ask over HTTP, and what the answer means. Knows no socket;
/// the key is added elsewhere.
///
/// @param id of the session, a UUID
/// @param socket where it is spoken to. Its token lets in whoever has it: for no log and no trace
public record LiveSession(String id, URI socket) {
    static final Complaint COMPLAINT = new Complaint("Gladia");

    private static final Set<Integer> RATES = Set.of(8_000, 16_000, 32_000, 44_100, 48_000);

    /// Where an opening says what is to be heard. It is no part of any address.
    private static final String WANTED = "wanted";

    /// What is to be heard. What to send for it, [#question] says.
    ///
    /// @throws SttException UNSUPPORTED for sound that Gladia does not take
    static Opening wanted(Request request, SoundFormat format) {
        var body = Message.empty();
        sound(body, format);
        request.model().ifPresent(model -> body.put("model", model));
        body.put("endpointing", Message.seconds(request.options().endpointing().silence()));
        language(body, request);
        words(body, request);
        messages(body, request);
        return Opening.of("/v2/live").with(WANTED, body.toString());
    }

    /// What to send.
    ///
    /// @param opening as [#wanted] has it
    static BatchCall question(Opening opening) {
        var body = opening.parameter(WANTED).orElseThrow();
        var query = new LinkedHashMap<>(opening.query());
        query.remove(WANTED);
        return new BatchCall(new Opening(opening.path(), query, opening.headers()), new BatchBody.Json(body));
    }

    private static void sound(ObjectNode body, SoundFormat format) {
        if (!RATES.contains(format.rate())) {
            throw refused();
        }
        var encoding = switch (format.encoding()) {
            case LINEAR16 -> "wav/pcm";
            case MULAW -> "wav/ulaw";
            case ALAW -> "wav/alaw";
            case LINEAR32 -> throw refused();
        };
        body.put("encoding", encoding)
                .put("bit_depth", format.encoding().bytes() * 8)
                .put("sample_rate", format.rate())
                .put("channels", format.channels());
    }

    private static SttException refused() {
        return new SttException(
                SttError.UNSUPPORTED,
                "Gladia hears 16-bit samples, A-law or µ-law, at 8, 16, 32, 44.1 or 48 kHz; send it one of those.");
    }

    private static void language(ObjectNode body, Request request) {
        var config = body.putObject("language_config");
        var languages = config.putArray("languages");
        request.options().language().ifPresent(tag -> languages.add(tag.replaceFirst("-.*", "")));
        config.put("code_switching", false);
    }

    private static void words(ObjectNode body, Request request) {
        var hotwords = request.options().decoding().prompting().hotwords();
        if (!hotwords.isEmpty()) {
            var realtime = body.putObject("realtime_processing").put("custom_vocabulary", true);
            var vocabulary = realtime.putObject("custom_vocabulary_config").putArray("vocabulary");
            hotwords.forEach(vocabulary::add);
        }
    }

    private static void messages(ObjectNode body, Request request) {
        body.putObject("messages_config")
                .put("receive_partial_transcripts", request.interim())
                .put("receive_final_transcripts", true)
                .put("receive_speech_events", true)
                .put("receive_acknowledgments", true)
                .put("receive_errors", true)
                .put("receive_lifecycle_events", true);
    }

    /// @throws SttException when there is no session, in Gladia's own words
    public static LiveSession answered(BatchAnswer answer) {
        if (!answer.good()) {
            throw refusal(answer);
        }
        return answer.read(
                COMPLAINT.service(),
                message -> new LiveSession(message.text("id").orElse(""), socket(message)));
    }

    /// Where there is a list of what is wrong with each field, all of it is said.
    private static SttException refusal(BatchAnswer answer) {
        try {
            var message = Message.parse(answer.body());
            if (message.has("validation_errors")) {
                var words = message.text("message").orElse("") + ": "
                        + String.join("; ", message.texts("validation_errors"));
                return COMPLAINT.of(BatchRefusal.usual(answer.status()), words);
            }
        } catch (BadFrame _) {
            // Then what is said of answers of any kind is enough.
        }
        return BatchRefusal.of(COMPLAINT.service(), answer);
    }

    private static URI socket(Message message) throws BadFrame {
        var url = message.text("url").orElse("");
        if (url.matches("wss?://[\\w.:-]+/[!-~]*")) {
            try {
                return URI.create(url);
            } catch (IllegalArgumentException e) {
                throw message.wrong("url", "the address of a socket");
            }
        }
        throw message.wrong("url", "the address of a socket");
    }

    /// Leaves out the token.
    @Override
    public String toString() {
        return "LiveSession[" + id + "]";
    }
}
