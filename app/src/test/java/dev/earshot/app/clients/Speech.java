package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.Resampler;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.EnglishNormalizer;
import dev.earshot.engine.scoring.Scorer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Two sentences with a pause between them, and what the recogniser makes of them by itself.
///
/// @param wav 16 kHz, mono, 16 bits
/// @param faster the same at 24 kHz, as OpenAI's realtime API wants it
/// @param text of both, on one line
record Speech(Path wav, Path faster, String text) {
    private static final AudioSelection SENTENCES =
            AudioSelection.ALL.between(Duration.ZERO, Optional.of(Duration.ofMillis(6_800)));

    private static final int FASTER = 24_000;

    static Speech in(Path folder, Recognizer recognizer, RecognitionOptions options)
            throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        var samples = samples(root.resolve("sample-audio/kitchen.wav"));
        var wav = folder.resolve("kitchen-16.wav");
        var faster = folder.resolve("kitchen-24.wav");
        write(wav, Pcm.SAMPLE_RATE, samples);
        var resampler = new Resampler(Pcm.SAMPLE_RATE, FASTER, 1024);
        resampler.add(samples, 0, samples.length);
        resampler.finish();
        write(faster, FASTER, resampler.take());
        var heard = recognizer.transcribe(AudioFile.open(wav).source(AudioSelection.ALL), options, _ -> {});
        return new Speech(wav, faster, oneLine(heard.text()));
    }

    static String oneLine(String text) {
        return text.replace('\n', ' ').strip();
    }

    private static float[] samples(Path file) throws InterruptedException {
        var all = ByteBuffer.allocate(Float.BYTES * 20 * Pcm.SAMPLE_RATE).asFloatBuffer();
        try (var sound = AudioFile.open(file).source(SENTENCES).open()) {
            for (var chunk = sound.read(); chunk.isPresent(); chunk = sound.read()) {
                all.put(chunk.get().samples());
            }
        }
        var samples = new float[all.position()];
        all.flip().get(samples);
        return samples;
    }

    private static void write(Path file, int rate, float[] samples) throws IOException {
        int length = samples.length * Short.BYTES;
        var wav = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(latin("RIFF")).putInt(36 + length).put(latin("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put(latin("data")).putInt(length);
        for (float sample : samples) {
            wav.putShort((short) Math.clamp(Math.round(sample * 32_768), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        Files.write(file, wav.array());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// That a text is this one but for a word or so, where a client changes the sound on its way.
    void assertNearly(String other) {
        assertNearly(other, 0.15);
    }

    /// @param most word error rate beside the recogniser's own text
    void assertNearly(String other, double most) {
        var scorer = new Scorer(new EnglishNormalizer(), new Aligner(EditCosts.LEVENSHTEIN));
        double wer = scorer.score("", text, other).words().counts().wer();
        assertTrue(wer <= most, () -> "WER " + wer + ": " + other + " instead of " + text);
    }
}
