package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A message with headers before it, as those of HTTP: a text has them before an empty line, a binary
/// one before so many bytes as its first two say, the highest first.
///
/// @param path what it is about, in small letters: `speech.phrase`
/// @param body of a text; may be empty
record Envelope(String path, String body) {
    private static final String LINE = "\r\n";

    /// @throws BadFrame when it does not say what it is about
    static Envelope open(String text) throws BadFrame {
        int end = text.indexOf(LINE + LINE);
        var headers = end < 0 ? text : text.substring(0, end);
        var path = header(headers, "path")
                .orElseThrow(() -> new BadFrame(
                        Fault.UNKNOWN_TYPE, "A message must say its “Path” in a header; this one does not."));
        return new Envelope(path.toLowerCase(Locale.ROOT), end < 0 ? "" : text.substring(end + 4));
    }

    private static Optional<String> header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    Message message() throws BadFrame {
        return Message.parse(body);
    }

    /// @param time as ISO 8601 has it
    static Frame text(String path, String turn, String time, String json) {
        return new Frame.Text(headers(path, turn, time, "application/json") + LINE + json);
    }

    /// @param sound none ends it
    static Frame sound(String turn, String time, ByteBuffer sound) {
        var headers = headers("audio", turn, time, "audio/x-wav").getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(2 + headers.length + sound.remaining());
        return new Frame.Binary(
                bytes.putShort((short) headers.length).put(headers).put(sound).flip());
    }

    private static String headers(String path, String turn, String time, String type) {
        return "Path: " + path + LINE + "X-RequestId: " + turn + LINE + "X-Timestamp: " + time + LINE + "Content-Type: "
                + type + LINE;
    }
}
