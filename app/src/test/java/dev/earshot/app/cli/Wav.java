package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Recordings that a test makes up: a quiet tone, 16 bit, 16 kHz.
final class Wav {
    private static final int RATE = 16_000;

    private Wav() {}

    static Path write(Path file, double seconds, int channels) {
        try {
            return Files.write(file, bytes(seconds, channels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first seconds of another recording.
    static Path beginning(Path recording, int seconds, Path file) throws InterruptedException {
        var sound = ByteBuffer.wrap(bytes(seconds, 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(44);
        try (var stream = AudioFile.open(recording).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                for (float sample : chunk.get().samples()) {
                    if (sound.hasRemaining()) {
                        sound.putShort((short) (sample * Short.MAX_VALUE));
                    }
                }
            }
            return Files.write(file, sound.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(double seconds, int channels) {
        int samples = (int) (seconds * RATE);
        int data = samples * channels * 2;
        var wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + data).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) channels).putInt(RATE).putInt(RATE * channels * 2);
        wav.putShort((short) (channels * 2))
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(data);
        for (int i = 0; i < samples; i++) {
            for (int channel = 0; channel < channels; channel++) {
                wav.putShort((short) (1000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
            }
        }
        return wav.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
