package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Recordings with known words.
final class Speech {
    private Speech() {}

    /// @param name of a file among the test resources: 16 kHz, mono, 16 bit
    static Pcm of(String name) {
        var path = "/dev/earshot/engine/speech/" + name;
        try (var in = Objects.requireNonNull(Speech.class.getResourceAsStream(path), path)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pcm read(InputStream wav) throws IOException {
        try (var sound = AudioSystem.getAudioInputStream(new java.io.BufferedInputStream(wav))) {
            var shorts = ByteBuffer.wrap(sound.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            var samples = new float[shorts.remaining()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = shorts.get(i) / 32768f;
            }
            return new Pcm(samples);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(e);
        }
    }

    static Pcm silence(int millis) {
        return new Pcm(new float[millis * (Pcm.SAMPLE_RATE / 1000)]);
    }

    static Pcm join(Pcm... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.samples().length;
        }
        var all = new float[length];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part.samples(), 0, all, at, part.samples().length);
            at += part.samples().length;
        }
        return new Pcm(all);
    }
}
