package dev.earshot.engine.audio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.earshot.engine.audio.PulseFailure.Reason;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// A source of the sound server: a microphone, or the monitor of a sink.
///
/// A source that delivers nothing is not gone: silence is put in its place, by the clock, as long as the
/// server answers. A source that goes away takes its stream with it; a server that moves the stream to
/// another source all the same, a microphone perhaps instead of what the computer plays, is not followed.
final class PulseInput implements InputLine {
    private static final int RATE = 48_000;
    private static final int SAMPLE_BYTES = 2;
    private static final int BLOCKS_A_SECOND = 50;
    private static final int WHATEVER_SUITS = -1;

    /// How often a silent server is asked whether it is there.
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private final Libpulse pulse;
    private final PulseConnection server;
    private final MemorySegment stream;
    private final int channels;
    private final int device;
    private final SilenceClock clock = new SilenceClock(RATE, System.nanoTime());
    private final Arena arena = Arena.ofShared();
    private final MemorySegment data = arena.allocate(ADDRESS);
    private final MemorySegment size = arena.allocate(JAVA_LONG);
    private Optional<MemorySegment> question = Optional.empty();
    private long asked = System.nanoTime();
    private long silence;
    private int taken;
    private boolean closed;

    /// Owns the connection and the stream, which is ready.
    private PulseInput(Libpulse pulse, PulseConnection server, MemorySegment stream, int channels) {
        this.pulse = pulse;
        this.server = server;
        this.stream = stream;
        this.channels = channels;
        device = pulse.streamGetDeviceIndex(stream);
    }

    /// Begins to listen to the source of that name.
    static PulseInput open(Libpulse pulse, String source, int channels) throws PulseFailure, InterruptedException {
        PulseConnection server = PulseConnection.open(pulse);
        try {
            MemorySegment stream = connect(pulse, server, source, channels);
            server.await(() -> pulse.streamGetState(stream) >= Libpulse.STREAM_READY);
            if (pulse.streamGetState(stream) >= Libpulse.STREAM_FAILED) {
                throw server.failure();
            }
            return new PulseInput(pulse, server, stream, channels);
        } catch (PulseFailure | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    private static MemorySegment connect(Libpulse pulse, PulseConnection server, String source, int channels)
            throws PulseFailure {
        try (Arena arena = Arena.ofConfined()) {
            // pa_sample_spec: format, rate, channels.
            MemorySegment format = arena.allocateFrom(JAVA_INT, Libpulse.SAMPLE_S16LE, RATE, channels);
            // pa_buffer_attr: maxlength, tlength, prebuf, minreq, fragsize; the last is for recording.
            int block = RATE / BLOCKS_A_SECOND * channels * SAMPLE_BYTES;
            MemorySegment buffering =
                    arena.allocateFrom(JAVA_INT, WHATEVER_SUITS, WHATEVER_SUITS, WHATEVER_SUITS, WHATEVER_SUITS, block);
            MemorySegment stream = pulse.streamNew(server.context(), arena.allocateFrom("Earshot"), format);
            int flags = Libpulse.STREAM_DONT_MOVE | Libpulse.STREAM_ADJUST_LATENCY;
            if (stream.address() == 0
                    || pulse.streamConnectRecord(stream, arena.allocateFrom(source), buffering, flags) < 0) {
                throw server.failure();
            }
            return stream;
        }
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            int n = step(into);
            if (n > 0) {
                return n;
            }
        }
        return 0;
    }

    private synchronized int step(byte[] into) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("the line was closed");
        }
        if (silence > 0) {
            return silence(into);
        }
        if (pulse.streamGetState(stream) >= Libpulse.STREAM_FAILED) {
            throw server.failure();
        }
        if (pulse.streamGetDeviceIndex(stream) != device) {
            throw new IOException("the sound server chose another source");
        }
        long waiting = pulse.streamReadableSize(stream);
        if (waiting <= 0) {
            silence = clock.due(System.nanoTime());
            ask();
            server.turn();
            return 0;
        }
        silence = clock.before((int) (waiting / frame()), System.nanoTime());
        return silence > 0 ? silence(into) : sound(into);
    }

    @SuppressWarnings("restricted")
    private int sound(byte[] into) throws IOException {
        if (pulse.streamPeek(stream, data, size) < 0) {
            throw server.failure();
        }
        long there = size.get(JAVA_LONG, 0);
        MemorySegment block = data.get(ADDRESS, 0);
        clock.heard(System.nanoTime());
        if (block.address() == 0) { // A hole: the server dropped something.
            silence = there / frame();
            pulse.streamDrop(stream);
            return 0;
        }
        int n = (int) Math.min(there - taken, into.length - into.length % frame());
        MemorySegment.copy(block.reinterpret(there), JAVA_BYTE, taken, into, 0, n);
        taken += n;
        if (taken == there) {
            taken = 0;
            pulse.streamDrop(stream);
        }
        return n;
    }

    private int silence(byte[] into) {
        int frames = (int) Math.min(silence, into.length / frame());
        Arrays.fill(into, 0, frames * frame(), (byte) 0);
        silence -= frames;
        return frames * frame();
    }

    private int frame() {
        return SAMPLE_BYTES * channels;
    }

    /// A server that hangs looks like silence, but does not answer.
    private void ask() throws PulseFailure {
        long now = System.nanoTime();
        if (question.isPresent()) {
            if (pulse.operationGetState(question.get()) != Libpulse.OPERATION_RUNNING) {
                pulse.operationUnref(question.get());
                question = Optional.empty();
            } else if (now - asked > PulseConnection.PATIENCE.toNanos()) {
                throw new PulseFailure(Reason.NO_SERVER, "the sound server does not answer");
            }
        } else if (now - asked > ASK_EVERY.toNanos()) {
            question = Optional.of(pulse.streamUpdateTiming(stream)).filter(asking -> asking.address() != 0);
            asked = now;
        }
    }

    /// Idempotent.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            question.ifPresent(pulse::operationUnref);
            pulse.streamRelease(stream);
            server.close();
            arena.close();
        }
    }
}
