package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/// Messages that no client in its right mind sends, of a seed: the same ones every time.
public final class Nonsense {
    /// What servers know, so that the nonsense gets past the first check.
    private static final List<String> TYPES = List.of(
            "config",
            "end",
            "finalize",
            "keepalive",
            "CloseStream",
            "Finalize",
            "KeepAlive",
            "Configure",
            "session.update",
            "input_audio_buffer.append",
            "input_audio_buffer.commit",
            "input_audio_buffer.clear");

    private static final List<String> FIELDS = List.of(
            "type", "language", "model", "encoding", "sample_rate", "channels", "words", "interim", "audio", "session");

    private final Random random;

    public Nonsense(long seed) {
        random = new Random(seed);
    }

    public Frame next() {
        return switch (random.nextInt(9)) {
            case 0 -> new Frame.Text(letters(random.nextInt(200)));
            case 1 -> new Frame.Text(cut(object(3)));
            case 2 -> new Frame.Text(object(1 + random.nextInt(4)));
            case 3 -> new Frame.Text("[".repeat(1 + random.nextInt(5000)));
            case 4 -> new Frame.Text("{\"type\":\"" + one(TYPES) + "\",\"" + one(FIELDS) + "\":" + value(2) + "}");
            case 5 -> new Frame.Text("{\"type\":" + value(1) + "}");
            case 6 -> new Frame.Binary(bytes(random.nextInt(3)));
            case 7 -> new Frame.Binary(bytes(random.nextInt(2000) * 2 + 1));
            default -> new Frame.Binary(bytes(random.nextInt(100) == 0 ? 100_000 : random.nextInt(4000)));
        };
    }

    private String object(int depth) {
        var text = new StringBuilder("{");
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(one(FIELDS))
                    .append("\":")
                    .append(value(depth - 1));
        }
        return text.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> "null";
            case 1 -> "" + random.nextInt();
            case 2 -> "1e" + random.nextInt(1000);
            case 3 -> "" + random.nextBoolean();
            case 4 -> "\"" + one(TYPES) + "\"";
            case 5 -> "\"" + letters(random.nextInt(50)) + "\"";
            case 6 -> "-" + "9".repeat(random.nextInt(400) + 1);
            case 7 -> object(depth);
            default -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
        };
    }

    private String cut(String text) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    /// Whatever may stand in a JSON string, and some of what may not.
    private String letters(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(10) == 0 ? 0x1F600 + random.nextInt(60) : ' ' + random.nextInt(90));
        }
        return text.toString();
    }

    private ByteBuffer bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
