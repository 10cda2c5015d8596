package dev.earshot.app.trace;

import dev.earshot.app.speech.TimeText;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Trace;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A message as a person reads it. Waits for the disk.
final class FrameDetail {
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// What is shown of one; the rest would make the page stand still.
    private static final int MOST = 200_000;

    private static final int BYTES_SHOWN = 2048;
    private static final int BYTES_A_LINE = 16;

    private FrameDetail() {}

    static String of(Trace trace, FrameContent content) {
        return switch (content) {
            case FrameContent.Text(var text) -> pretty(text);
            case FrameContent.LongText _ ->
                trace.text(content).map(FrameDetail::pretty).orElse("This message lies beyond the end of the file.");
            case FrameContent.Samples(var from, var count) ->
                "%.3f s of sound, from %s"
                        .formatted(Pcm.durationOf(count).toNanos() / 1e9, TimeText.fine(Pcm.durationOf(from)));
            case FrameContent.Bytes _ ->
                trace.bytes(content).map(FrameDetail::hex).orElse("These bytes lie beyond the end of the file.");
            case FrameContent.LeftOut _ -> "What was in this message is not kept.";
        };
    }

    private static String pretty(String text) {
        var shown = indented(text);
        return shown.length() <= MOST ? shown : shown.substring(0, MOST) + "\n…";
    }

    /// What is no JSON is left as it is.
    private static String indented(String text) {
        try {
            return INDENTED.writeValueAsString(INDENTED.readTree(text));
        } catch (JacksonException noJson) {
            return text;
        }
    }

    private static String hex(byte[] bytes) {
        var lines = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, BYTES_SHOWN); i += BYTES_A_LINE) {
            int to = Math.min(bytes.length, i + BYTES_A_LINE);
            lines.append("%06x  %s%n".formatted(i, HexFormat.ofDelimiter(" ").formatHex(bytes, i, to)));
        }
        return bytes.length > BYTES_SHOWN ? lines + "…" : lines.toString();
    }
}
