package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.vad.Endpointing;
import tools.jackson.databind.node.ObjectNode;

/// Where the server finds utterances by itself.
///
/// @param type `server_vad` or `semantic_vad`, which are the same here: silence decides
/// @param threshold is taken note of, as is the prefix; what is speech the recogniser decides
/// @param silence of so many milliseconds ends an utterance
record TurnDetection(String type, double threshold, int prefix, int silence) {
    static final TurnDetection USUAL = new TurnDetection("server_vad", 0.5, 300, 500);

    static TurnDetection of(Message message) throws BadFrame {
        var type = message.text("type").orElse(USUAL.type);
        if (!type.equals("server_vad") && !type.equals("semantic_vad")) {
            throw message.wrong("type", "“server_vad” or “semantic_vad”");
        }
        return new TurnDetection(
                type,
                message.number("threshold", 0, 1).orElse(USUAL.threshold),
                message.whole("prefix_padding_ms", 0, 60_000).orElse(USUAL.prefix),
                message.whole("silence_duration_ms", 0, (int) Endpointing.LONGEST.toMillis())
                        .orElse(USUAL.silence));
    }

    void write(ObjectNode into) {
        into.put("type", type);
        into.put("threshold", threshold);
        into.put("prefix_padding_ms", prefix);
        into.put("silence_duration_ms", silence);
    }
}
