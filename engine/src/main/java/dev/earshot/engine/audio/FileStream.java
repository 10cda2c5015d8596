package dev.earshot.engine.audio;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// A part of a track as 16 kHz mono.
///
/// A part is, sample for sample, the same stretch of the whole: resampling begins at an earlier sample that
/// has a place on both rates' grids (every 10 ms at 44.1 kHz), far enough ahead for the filter, and what
/// comes out before the part is dropped.
///
/// `close` from another thread stops the reading from its input; the native memory goes when the reader has
/// left.
final class FileStream implements PcmStream {
    /// A chunk is at least that long, but for the last: a tenth of a second.
    private static final int CHUNK = Pcm.SAMPLE_RATE / 10;

    private static final float[] SILENCE = new float[4096];

    private final Container container;
    private final Decoder decoder;
    private final Meter meter = new Meter();
    private final Downmix downmix;
    private final long first;
    private final long last;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    private Resampler resampler = new Resampler(Pcm.SAMPLE_RATE);
    private boolean begun;
    private boolean frameWaits;
    private boolean ended;
    /// The place, in samples of the track, up to which the resampler was fed.
    private long fed;
    private long dropping;
    private long left;

    /// Owns the decoder, and the container through it.
    FileStream(Container container, Decoder decoder, AudioSelection selection) {
        this.container = container;
        this.decoder = decoder;
        downmix = new Downmix(selection.channel(), meter);
        first = Pcm.samplesIn(selection.from());
        last = selection.to().map(Pcm::samplesIn).orElse(Long.MAX_VALUE);
        left = last - first;
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before reading on");
        }
        reading.lock();
        try {
            Optional<Pcm> chunk = closed ? Optional.empty() : readOpen();
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading");
            }
            return closed ? Optional.empty() : chunk;
        } finally {
            reading.unlock();
            freeIfClosed();
        }
    }

    private Optional<Pcm> readOpen() {
        if (!begun) {
            begun = true;
            begin();
        }
        while (left > 0) {
            float[] samples = trimmed(fill());
            if (samples.length > 0) {
                return Optional.of(new Pcm(samples));
            }
            if (ended) {
                if (!closed && !Thread.currentThread().isInterrupted()) {
                    container.failIfUnreadable();
                    Ending.check(container, decoder, Pcm.durationOf(first));
                }
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void begin() {
        if (!decoder.start()) {
            ended = true;
            return;
        }
        resampler = new Resampler(decoder.rate());
        int common = gcd(decoder.rate(), Pcm.SAMPLE_RATE);
        int outPeriod = Pcm.SAMPLE_RATE / common;
        long reach = (long) resampler.reach() * Pcm.SAMPLE_RATE / decoder.rate() + 1;
        long periods = Math.max(0, first - reach) / outPeriod;
        fed = periods * (decoder.rate() / common);
        dropping = first - periods * outPeriod;
        decoder.skipTo(fed);
    }

    private float[] fill() {
        while (!ended && resampler.ready() < CHUNK) {
            if (!frameWaits && !decoder.next()) {
                ended = true;
                resampler.finish();
                break;
            }
            frameWaits = true;
            if (decoder.rate() != resampler.rate()) {
                return rest();
            }
            feed();
        }
        return resampler.take();
    }

    /// The rate changes in mid-track, as where broadcasts were joined: what came before is finished by
    /// itself.
    private float[] rest() {
        resampler.finish();
        float[] samples = resampler.take();
        resampler = new Resampler(decoder.rate());
        fed = decoder.position();
        return samples;
    }

    private void feed() {
        AVFrame frame = decoder.frame();
        long position = decoder.position();
        if (position > fed) {
            int silence = (int) Math.min(SILENCE.length, position - fed);
            resampler.add(SILENCE, 0, silence);
            fed += silence;
            return;
        }
        frameWaits = false;
        int count = frame.nb_samples();
        int skip = (int) Math.min(count, fed - position);
        int heardFrom = within(count, inTrack(first) - position);
        int heardTo = last == Long.MAX_VALUE ? count : within(count, inTrack(last) - position);
        downmix.take(frame, Math.max(skip, heardFrom), heardTo);
        resampler.add(downmix.mono(), skip, count - skip);
        fed += count - skip;
    }

    private float[] trimmed(float[] samples) {
        int drop = (int) Math.min(dropping, samples.length);
        int keep = (int) Math.min(left, samples.length - drop);
        dropping -= drop;
        left -= keep;
        return keep == samples.length ? samples : Arrays.copyOfRange(samples, drop, drop + keep);
    }

    private long inTrack(long sample) {
        return sample / Pcm.SAMPLE_RATE * decoder.rate() + sample % Pcm.SAMPLE_RATE * decoder.rate() / Pcm.SAMPLE_RATE;
    }

    private static int within(int count, long place) {
        return (int) Math.max(0, Math.min(count, place));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    public Level level() {
        return meter.level();
    }

    @Override
    public void close() {
        closed = true;
        container.stop();
        freeIfClosed();
    }

    /// Whoever of reader and closer comes last frees the native memory.
    private void freeIfClosed() {
        if (closed && reading.tryLock()) {
            try {
                decoder.close();
            } finally {
                reading.unlock();
            }
        }
    }
}
