package dev.earshot.bridge.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/// What a call is answered.
///
/// @param type its content type, which is UTF-8 throughout
/// @param headers further ones
public record Answer(int status, String type, Map<String, String> headers, Content content) {
    public static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /// Writes itself, as often as it is asked; does not close `out`.
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /// One that is short.
    public static Answer of(int status, String type, Map<String, String> headers, String text) {
        return new Answer(status, type, headers, out -> out.write(text));
    }

    /// The same with more headers.
    public Answer with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, type, all, content);
    }

    /// All of it at once.
    public String text() {
        var text = new StringWriter();
        try {
            content.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
