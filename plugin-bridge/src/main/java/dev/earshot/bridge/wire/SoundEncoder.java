package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Makes bytes of the [Pcm] of one stream, as a server wants them; in each channel the same. Used by
/// one thread at a time.
public final class SoundEncoder {
    private static final int BLOCK = Pcm.SAMPLE_RATE / 50;

    private final SoundFormat format;
    private final Resampler resampler;

    public SoundEncoder(SoundFormat format) {
        this.format = format;
        this.resampler = new Resampler(Pcm.SAMPLE_RATE, format.rate(), BLOCK);
    }

    /// All of a recording at once.
    public static ByteBuffer whole(SoundFormat format, Pcm sound) {
        var encoder = new SoundEncoder(format);
        var most = encoder.encode(sound);
        var rest = encoder.finish();
        return ByteBuffer.allocate(most.remaining() + rest.remaining())
                .put(most)
                .put(rest)
                .flip();
    }

    /// Bytes for services that want sound within JSON.
    public static String base64(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1
                .decode(Base64.getEncoder().encode(bytes.duplicate()))
                .toString();
    }

    /// May be of no bytes, while sound gathers.
    public ByteBuffer encode(Pcm chunk) {
        resampler.add(chunk.samples(), 0, chunk.samples().length);
        return written(resampler.take());
    }

    /// The end of the sound; nothing can be encoded after it.
    public ByteBuffer finish() {
        resampler.finish();
        return written(resampler.take());
    }

    private ByteBuffer written(float[] samples) {
        var bytes = ByteBuffer.allocate(samples.length * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            for (int channel = 0; channel < format.channels(); channel++) {
                format.encoding().write(sample, bytes);
            }
        }
        return bytes.flip();
    }
}
