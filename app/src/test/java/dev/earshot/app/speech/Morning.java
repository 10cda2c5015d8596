package dev.earshot.app.speech;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The recording of ten sentences among the test resources, as sound and as what a perfect recogniser says of it.
public final class Morning {
    private static final int WAV_HEADER = 44;

    private Morning() {}

    public static float[] samples() {
        var bytes = ByteBuffer.wrap(resource("morning.wav")).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(WAV_HEADER);
        var shorts = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var samples = new float[shorts.remaining()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = shorts.get(i) / 32768f;
        }
        return samples;
    }

    public static Duration duration() {
        return Pcm.durationOf(samples().length);
    }

    public static List<Segment> segments() {
        var sentences = new String(resource("morning.tsv"), StandardCharsets.UTF_8)
                .strip()
                .split("\n\n");
        var segments = new ArrayList<Segment>();
        for (String sentence : sentences) {
            var words = sentence.lines().map(Morning::word).toList();
            var span = new TimeSpan(
                    words.getFirst().span().start(), words.getLast().span().end());
            segments.add(new Segment(segments.size(), span, text(words), words));
        }
        return segments;
    }

    /// The same sentences, as if spoken in these languages in turn.
    public static List<Segment> spokenIn(String... languages) {
        return segments().stream()
                .map(one -> new Segment(
                        one.id(),
                        one.span(),
                        one.text(),
                        one.words(),
                        one.confidence(),
                        Optional.of(languages[one.id() % languages.length])))
                .toList();
    }

    /// The same sentences as a network writes them that knows capitals only, with confidences as it has them.
    public static List<Segment> inCapitals() {
        return segments().stream()
                .map(one -> {
                    var words = one.words().stream().map(Morning::inCapitals).toList();
                    return new Segment(one.id(), one.span(), text(words), words);
                })
                .toList();
    }

    private static Word inCapitals(Word word) {
        var letters = word.text().toUpperCase(Locale.ROOT).replaceAll("[^A-Z']", "");
        double sure = word.confidence().orElse(1);
        return new Word(letters, word.span(), OptionalDouble.of(sure < 0.8 ? sure / 8 : sure / 3));
    }

    public static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static Word word(String row) {
        var cells = row.split("\t");
        return new Word(
                cells[3],
                TimeSpan.ofMillis(millis(cells[0]), millis(cells[1])),
                OptionalDouble.of(Double.parseDouble(cells[2])));
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }

    private static byte[] resource(String name) {
        try (var in = Morning.class.getResourceAsStream("/dev/earshot/app/speech/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
