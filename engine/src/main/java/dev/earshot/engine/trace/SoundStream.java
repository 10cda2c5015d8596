package dev.earshot.engine.trace;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The sound of a trace, in chunks as long as one likes. What the header says of its length does not
/// count: that of a trace that broke off is too short.
final class SoundStream implements PcmStream {
    private final Path file;
    private final InputStream in;
    private final IntSupplier lengths;

    private SoundStream(Path file, InputStream in, IntSupplier lengths) {
        this.file = file;
        this.in = in;
        this.lengths = lengths;
    }

    /// @param file for sentences
    /// @param wav owned by the stream
    /// @param lengths of the chunks, in samples
    /// @throws SttException AUDIO_INVALID when it is no 16-bit mono WAV file of 16 kHz
    static SoundStream open(Path file, InputStream wav, IntSupplier lengths) {
        var in = new BufferedInputStream(wav, 1 << 16);
        try {
            toSamples(in);
            return new SoundStream(file, in, lengths);
        } catch (IOException e) {
            throw TraceFailure.sound(file);
        }
    }

    private static void toSamples(InputStream in) throws IOException {
        in.readNBytes(12);
        boolean known = false;
        while (true) {
            var head = ByteBuffer.wrap(full(in, 8)).order(ByteOrder.LITTLE_ENDIAN);
            var tag = new String(head.array(), 0, 4, StandardCharsets.US_ASCII);
            long size = Integer.toUnsignedLong(head.getInt(4));
            if (tag.equals("data")) {
                if (!known) {
                    throw new IOException("no format");
                }
                return;
            }
            if (tag.equals("fmt ") && size >= 16 && size < 256) {
                var format = ByteBuffer.wrap(full(in, (int) size)).order(ByteOrder.LITTLE_ENDIAN);
                known = format.getShort(2) == 1 && format.getInt(4) == Pcm.SAMPLE_RATE && format.getShort(14) == 16;
            } else if (size > 1 << 20) {
                throw new IOException("no chunk");
            } else {
                full(in, (int) size);
            }
        }
    }

    private static byte[] full(InputStream in, int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public Optional<Pcm> read() {
        try {
            var bytes = in.readNBytes(2 * lengths.getAsInt());
            var samples = new float[bytes.length / 2];
            var shorts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            for (int i = 0; i < samples.length; i++) {
                samples[i] = shorts.get(i) / 32_768f;
            }
            return samples.length == 0 ? Optional.empty() : Optional.of(new Pcm(samples));
        } catch (IOException e) {
            throw TraceFailure.sound(file);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw TraceFailure.sound(file);
        }
    }
}
