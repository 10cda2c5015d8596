package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Makes [Pcm] of the bytes of one stream, however they are cut into frames. Used by one thread at a
/// time.
public final class SoundDecoder {
    /// The resampler works in blocks of 20 ms, so that no more than that is late.
    private static final int BLOCKS_A_SECOND = 50;

    private final SoundFormat format;
    private Resampler resampler;
    private byte[] carried = {}; // the beginning of a sample
    private boolean waiting; // the resampler has been given something

    public SoundDecoder(SoundFormat format) {
        this.format = format;
        this.resampler = newResampler();
    }

    private Resampler newResampler() {
        return new Resampler(format.rate(), Pcm.SAMPLE_RATE, format.rate() / BLOCKS_A_SECOND);
    }

    public SoundFormat format() {
        return format;
    }

    /// What has become sound with these bytes; may be of no samples.
    ///
    /// @param bytes from its position to its limit, which are not changed; a sample that is not
    ///     complete waits for the next ones
    public Pcm decode(ByteBuffer bytes) {
        var all = ByteBuffer.allocate(carried.length + bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        all.put(carried).put(bytes.duplicate()).flip();
        var mono = new float[all.remaining() / format.bytes()];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = moment(all);
        }
        carried = Arrays.copyOfRange(all.array(), all.position(), all.limit());
        resampler.add(mono, 0, mono.length);
        waiting |= mono.length > 0;
        return new Pcm(resampler.take());
    }

    private float moment(ByteBuffer bytes) {
        float sum = 0;
        for (int channel = 0; channel < format.channels(); channel++) {
            sum += format.encoding().read(bytes);
        }
        return sum / format.channels();
    }

    /// Whether the last bytes ended in the middle of a sample.
    public boolean torn() {
        return carried.length > 0;
    }

    /// The sound that still waits for what follows it, as if nothing did; what does follow goes on
    /// without a gap.
    public Pcm flush() {
        if (!waiting) {
            return new Pcm(new float[0]);
        }
        waiting = false;
        resampler.finish();
        var rest = new Pcm(resampler.take());
        resampler = newResampler();
        return rest;
    }
}
