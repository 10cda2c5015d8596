package dev.earshot.bridge.faults;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import java.util.Arrays;
import java.util.Optional;

/// Sound with silence put into it at one place.
final class SilencedStream implements PcmStream {
    private static final int PIECE = Pcm.SAMPLE_RATE / 10;

    private final PcmStream stream;
    private final long at; // samples
    private long passed;
    private long silence;
    private Optional<Pcm> behind = Optional.empty();

    SilencedStream(PcmStream stream, Fault.Silence silence) {
        this.stream = stream;
        this.at = Pcm.samplesIn(silence.at());
        this.silence = Pcm.samplesIn(silence.length());
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        if (behind.isEmpty()) {
            behind = stream.read();
        }
        if (behind.isEmpty()) {
            return behind;
        }
        if (passed == at && silence > 0) {
            int count = (int) Math.min(silence, PIECE);
            silence -= count;
            return Optional.of(new Pcm(new float[count]));
        }
        return Optional.of(next(behind.get().samples()));
    }

    private Pcm next(float[] samples) {
        boolean cut = passed < at && passed + samples.length > at;
        int count = cut ? (int) (at - passed) : samples.length;
        behind = cut ? Optional.of(new Pcm(Arrays.copyOfRange(samples, count, samples.length))) : Optional.empty();
        passed += count;
        return new Pcm(cut ? Arrays.copyOf(samples, count) : samples);
    }

    @Override
    public void close() {
        stream.close();
    }
}
