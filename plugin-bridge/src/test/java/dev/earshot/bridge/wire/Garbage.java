package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/// Frames that nobody should send, the same ones for the same seed: noise, and messages that were
/// right before something happened to them.
public final class Garbage {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e308",
            "1e400",
            "0.1",
            "99999999999999999999",
            "\"\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[[{}]]]",
            "\"" + "x".repeat(300) + "\"",
            "[".repeat(100) + "]".repeat(100));

    private final Random random;
    private final List<String> right;

    /// @param right messages that the protocol allows
    public Garbage(long seed, List<String> right) {
        this.random = new Random(seed);
        this.right = right;
    }

    /// Lets a new client read each of so many frames: it may say that the server failed, and nothing
    /// else may happen.
    ///
    /// @return how many said so
    public int readBy(Supplier<ClientCodec> clients, int frames) {
        int failures = 0;
        for (int i = 0; i < frames; i++) {
            var client = clients.get();
            var events = new ArrayList<>(client.receive(next()));
            events.addAll(client.closed(1006, ""));
            assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
            assertTrue(events.getLast().terminal());
            failures += events.getLast() instanceof TranscriptEvent.Failed(var cause)
                            && cause.sentence().startsWith("The server sent what its protocol does not allow.")
                    ? 1
                    : 0;
        }
        return failures;
    }

    /// Gives a client so many answers to read: it makes a transcript of each, or says why not.
    ///
    /// @return how often it said why not
    public int answeredTo(BatchCodec client, int answers) {
        int refused = 0;
        for (int i = 0; i < answers; i++) {
            if (next() instanceof Frame.Text(var text)) {
                try {
                    client.read(BatchAnswer.of(i % 4 == 3 ? 400 : 200, text), Duration.ofSeconds(1));
                } catch (SttException e) {
                    assertFalse(e.sentence().isBlank());
                    refused++;
                }
            }
        }
        return refused;
    }

    public Frame next() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Frame.Binary(bytes());
            case 2 -> new Frame.Text(noise());
            case 3 -> new Frame.Text(one(VALUES));
            case 4 -> new Frame.Text(one(right).substring(random.nextInt(2)).replaceFirst("}$", ""));
            case 5 -> new Frame.Text("{\"type\":" + one(VALUES) + "}");
            default -> new Frame.Text(mutated());
        };
    }

    private ByteBuffer bytes() {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private String noise() {
        var text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
        }
        return text.toString();
    }

    /// A value is another one, or a character is.
    private String mutated() {
        var text = one(right);
        if (random.nextBoolean()) {
            var parts = text.split("(?<=:)", -1);
            int at = random.nextInt(parts.length);
            parts[at] = parts[at].replaceFirst(
                    "^(\"[^\"]*\"|[-0-9.]+|true|false|null)", Matcher.quoteReplacement(one(VALUES)));
            return String.join("", parts);
        }
        var characters = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            characters.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
        }
        return characters.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
