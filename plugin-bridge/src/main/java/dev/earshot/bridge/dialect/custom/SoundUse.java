package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.SoundEncoder;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.audio.Pcm;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/// How sound is sent.
///
/// @param samples empty for a WAV file
record SoundUse(Carriage carriage, Optional<SoundFormat> samples) {
    /// What it is sent in.
    sealed interface Carriage {
        /// The body of a request, or binary messages.
        record Binary() implements Carriage {}

        /// In base64, within JSON.
        record InJson(ObjectNode message, JsonPointer at) implements Carriage {
            String with(ByteBuffer bytes, Blanks blanks) {
                var whole = blanks.fill(message);
                var parent = (ObjectNode) whole.at(at.head());
                parent.put(at.last().getMatchingProperty(), SoundEncoder.base64(bytes));
                return whole.toString();
            }
        }

        /// A file in a form (`multipart/form-data`).
        ///
        /// @param fields besides, with blanks
        record InForm(String field, Map<String, String> fields) implements Carriage {}
    }

    static SoundUse read(Fields fields) throws BadFrame {
        fields.only("as", "encoding", "rate", "message", "at", "field", "fields");
        return new SoundUse(carriage(fields), samples(fields));
    }

    private static Carriage carriage(Fields fields) throws BadFrame {
        return switch (fields.neededText("as")) {
            case "binary" -> new Carriage.Binary();
            case "json" -> inJson(fields);
            case "form" -> new Carriage.InForm(fields.text("field").orElse("file"), fields.texts("fields"));
            default -> throw fields.wrong("as", "binary, json or form");
        };
    }

    private static Carriage inJson(Fields fields) throws BadFrame {
        var at = fields.neededPointer("at");
        if (fields.message().root().path("message") instanceof ObjectNode message
                && !at.matches()
                && message.at(at.head()) instanceof ObjectNode) {
            return new Carriage.InJson(message, at);
        }
        throw fields.wrong("at", "a JSON Pointer into an object of “message”");
    }

    private static Optional<SoundFormat> samples(Fields fields) throws BadFrame {
        int rate = fields.message()
                .whole("rate", SoundFormat.LOWEST_RATE, SoundFormat.HIGHEST_RATE)
                .orElse(Pcm.SAMPLE_RATE);
        return switch (fields.text("encoding").orElse("linear16")) {
            case "wav" -> {
                if (rate != Pcm.SAMPLE_RATE) {
                    throw fields.wrong("rate", "16000 for a WAV file");
                }
                yield Optional.empty();
            }
            case "linear16" -> Optional.of(new SoundFormat(Encoding.LINEAR16, rate, 1));
            case "linear32" -> Optional.of(new SoundFormat(Encoding.LINEAR32, rate, 1));
            case "mulaw" -> Optional.of(new SoundFormat(Encoding.MULAW, rate, 1));
            case "alaw" -> Optional.of(new SoundFormat(Encoding.ALAW, rate, 1));
            default -> throw fields.wrong("encoding", "wav, linear16, linear32, mulaw or alaw");
        };
    }
}
