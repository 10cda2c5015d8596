package dev.earshot.bridge.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a [BatchCall] brings along. Arrays are not copied: nobody writes to them again.
public sealed interface BatchBody {
    /// The sound as it is.
    ///
    /// @param type its content type, `audio/wav`
    record Raw(String type, byte[] bytes) implements BatchBody {
        /// A recording as a WAV file.
        public static Raw wav(byte[] file) {
            return new Raw("audio/wav", file);
        }
    }

    /// JSON, with the sound in it or without any.
    record Json(String text) implements BatchBody {}

    /// `multipart/form-data` (RFC 7578) with one file.
    ///
    /// @param fields in their order; each may be there several times
    /// @param fileField the field that the file goes into
    /// @param fileName what the service may take it for
    record Form(Map<String, List<String>> fields, String fileField, String fileName, Raw file) implements BatchBody {
        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// As it is sent.
    ///
    /// @param type the header `Content-Type`
    /// @param pieces one after the other
    record Written(String type, List<byte[]> pieces) {}

    /// As it is sent, without a copy of the sound.
    default Written written() {
        return switch (this) {
            case Raw(var type, var bytes) -> new Written(type, List.of(bytes));
            case Json(var text) -> new Written("application/json", List.of(text.getBytes(StandardCharsets.UTF_8)));
            case Form form -> FormLines.written(form);
        };
    }
}
