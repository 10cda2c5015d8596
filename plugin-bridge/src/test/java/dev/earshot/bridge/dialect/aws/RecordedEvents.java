package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Messages as Amazon Transcribe frames them.
public final class RecordedEvents {
    private RecordedEvents() {}

    public static Frame transcript(String json) {
        var headers = Map.of(":message-type", "event", ":event-type", "TranscriptEvent");
        return new Frame.Binary(EventMessage.write(headers, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))));
    }

    /// Whether there is no sound in a message, which is the end of the sound.
    public static boolean isEnd(Frame frame) {
        try {
            return frame instanceof Frame.Binary(var bytes)
                    && !EventMessage.read(bytes).payload().hasRemaining();
        } catch (BadFrame bad) {
            throw new AssertionError(bad);
        }
    }
}
