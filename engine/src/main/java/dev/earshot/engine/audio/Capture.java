package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// A microphone that is running. Recording and listening are independent: each takes the sound at its own
/// pace, and neither can stop the other. Safe for many threads.
///
/// One thread reads the device and hands each block to the ring of every listener and to the queue of every
/// recording; it never waits for any of them.
public final class Capture implements LiveSound {
    /// A device that gives nothing for so long is gone, whatever it says.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Microphone microphone;
    private final InputLine line;
    private final Recorder recorder;
    private final Thread thread;
    private final LevelWindow level;
    private final List<ListenerStream> listeners = new CopyOnWriteArrayList<>();
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<SttException>> failure = new AtomicReference<>(Optional.empty());
    private final AtomicLong captured = new AtomicLong();
    private final AtomicLong droppedBefore = new AtomicLong();
    private final Object membership = new Object();
    private boolean ended;
    private volatile boolean paused;
    private volatile boolean closing;
    private float[] values = {};
    private float[] mono = {};

    private Capture(Microphone microphone, InputLine line, Recorder recorder) {
        this.microphone = microphone;
        this.line = line;
        this.recorder = recorder;
        level = new LevelWindow(line.sampleRate() * line.channels());
        thread = Thread.ofPlatform().name("capture").daemon().unstarted(this::run);
    }

    /// Begins at once, and owns the line.
    static Capture of(Microphone microphone, InputLine line, Recorder recorder) {
        Capture capture = new Capture(microphone, line, recorder);
        capture.thread.start();
        return capture;
    }

    public Microphone microphone() {
        return microphone;
    }

    /// What the device delivers, in Hz.
    public int sampleRate() {
        return line.sampleRate();
    }

    /// Everything from now on also goes into a crash-safe WAV file in `folder`, at the device's own rate
    /// and with all its channels.
    ///
    /// @throws SttException DISK_FULL, WRITE_FAILED; DEVICE_LOST when the device is gone already
    public Recording record(Path folder) {
        Recording recording = recorder.start(folder, line.sampleRate(), line.channels(), this::recordingFailed);
        synchronized (membership) {
            if (!ended) {
                recordings.add(recording);
                return recording;
            }
        }
        recording.close();
        throw failure().orElseThrow(() -> new IllegalStateException("the capture is closed"));
    }

    private void recordingFailed(SttException cause) {
        failure.compareAndSet(Optional.empty(), Optional.of(cause));
    }

    /// The sound from now on, 16 kHz mono. Ends when the capture is closed; ends with DEVICE_LOST when the
    /// device goes away. What its reader is too slow to take is dropped after `ring`, the oldest first, and
    /// counted in [#dropped].
    @Override
    public PcmStream listen(Duration ring) {
        ListenerStream[] self = new ListenerStream[1];
        ListenerStream listener = new ListenerStream(line.sampleRate(), ring, () -> leave(self[0]));
        self[0] = listener;
        synchronized (membership) {
            if (ended) {
                listener.end(failure().filter(cause -> cause.error() == SttError.DEVICE_LOST));
            } else {
                listeners.add(listener);
            }
        }
        return listener;
    }

    private void leave(ListenerStream listener) {
        if (listeners.remove(listener)) {
            droppedBefore.addAndGet(listener.dropped());
        }
    }

    /// How loud the last tenth of a second was; silence while paused.
    @Override
    public Level level() {
        return level.level();
    }

    /// How much sound was captured, pauses left out.
    @Override
    public Duration captured() {
        return time(captured.get());
    }

    /// How much sound listeners lost because they were too slow.
    @Override
    public Duration dropped() {
        long samples = droppedBefore.get();
        for (ListenerStream listener : listeners) {
            samples += listener.dropped();
        }
        return time(samples);
    }

    private Duration time(long samples) {
        int rate = line.sampleRate();
        return Duration.ofSeconds(samples / rate, samples % rate * 1_000_000_000L / rate);
    }

    /// While paused nothing is recorded or heard, and the clock stands still.
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    /// Why the capture ended by itself: DEVICE_LOST, or what stopped the recording (DISK_FULL,
    /// WRITE_FAILED; the listening goes on then).
    @Override
    public Optional<SttException> failure() {
        return failure.get();
    }

    private void run() {
        Optional<SttException> end = Optional.empty();
        try {
            listen();
        } catch (IOException | RuntimeException e) { // Drivers throw what they like.
            end = closing ? end : Optional.of(lost(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        } finally {
            end.ifPresent(cause -> failure.set(Optional.of(cause)));
            end(end);
        }
    }

    private void listen() throws IOException, InterruptedException {
        int frame = 2 * line.channels();
        byte[] block = new byte[Math.max(1, line.sampleRate() / 50) * frame];
        while (!closing) {
            int bytes = line.read(block, PATIENCE);
            if (bytes == 0) {
                throw new IOException("no sound for " + PATIENCE.toSeconds() + " s");
            }
            if (paused) {
                level.clear();
            } else {
                take(block, bytes, bytes / frame);
            }
        }
    }

    private void take(byte[] block, int bytes, int frames) {
        for (Recording recording : recordings) {
            recording.add(block, bytes);
        }
        int channels = line.channels();
        int count = frames * channels;
        if (values.length < count) {
            values = new float[count];
            mono = new float[frames];
        }
        ShortBuffer shorts =
                ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (int i = 0; i < count; i++) {
            values[i] = shorts.get(i) * 0x1p-15f;
        }
        level.add(values, count);
        for (int i = 0, at = 0; i < frames; i++) {
            float sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += values[at++];
            }
            mono[i] = sum / channels;
        }
        captured.addAndGet(frames);
        for (ListenerStream listener : listeners) {
            listener.add(mono, frames);
        }
    }

    private void end(Optional<SttException> cause) {
        line.close();
        level.clear();
        synchronized (membership) {
            ended = true;
        }
        // Who listens does not wait for a disk.
        listeners.forEach(listener -> listener.end(cause));
        recordings.forEach(Recording::close);
    }

    private SttException lost(Exception cause) {
        String sentence = switch (microphone.kind()) {
            case MICROPHONE -> "The microphone “%s” is gone; everything it delivered was kept.";
            case MONITOR -> "“%s” is gone; everything it delivered was kept.";
        };
        return new SttException(SttError.DEVICE_LOST, sentence.formatted(microphone.name()), cause);
    }

    /// Stops; the recording is complete on disk when this returns. Idempotent.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        Patience.join(thread);
    }
}
