package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Plays one recording on the system's default output. Safe for many threads; nothing here blocks for long.
///
/// All work is done by one thread, which takes commands from a queue and, while it plays, keeps the device
/// supplied.
public final class Player implements AutoCloseable {
    /// A thirtieth of a second: the step of playing and of telling where it is.
    private static final int STEP = OutputLine.SAMPLE_RATE / 30 * OutputLine.FRAME_BYTES;

    private static final long WAIT_MS = 5;

    /// Two seconds.
    private static final int PATIENCE_WAITS = 400;

    /// Hears what the player does, on the player's own thread.
    public interface Listener {
        /// About 30 times a second while playing, and once after each seek.
        void at(Duration position);

        /// Playing stopped: the end was reached, or [#pause] was called.
        void stopped();

        /// DEVICE_UNAVAILABLE, DEVICE_LOST or AUDIO_INVALID; playing has stopped.
        void failed(SttException cause);
    }

    private sealed interface Command {
        record Play(Duration from) implements Command {}

        record Pause() implements Command {}

        record Close() implements Command {}
    }

    private final AudioFile file;
    private final int track;
    private final Listener listener;
    private final OutputLine.Opener output;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

    private Optional<OutputLine> line = Optional.empty();
    private Optional<Playback> playback = Optional.empty();
    private Duration base = Duration.ZERO;
    private long heardBefore;
    private long written;
    private boolean draining;
    private long lastHeard;
    private int waits;

    /// @param listener hears of changes on the player's own thread
    public Player(AudioFile file, int track, Listener listener) {
        this(file, track, listener, SoundOutput::open);
    }

    Player(AudioFile file, int track, Listener listener, OutputLine.Opener output) {
        this.file = file;
        this.track = track;
        this.listener = listener;
        this.output = output;
        Thread.ofPlatform().name("player").daemon().start(this::run);
    }

    /// Plays from there, also when it is playing already.
    public void play(Duration from) {
        commands.add(new Command.Play(from));
    }

    public void pause() {
        commands.add(new Command.Pause());
    }

    /// Falls silent soon. Idempotent.
    @Override
    public void close() {
        commands.add(new Command.Close());
    }

    private void run() {
        try {
            boolean open = true;
            while (open) {
                open = step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does that; it ends as if closed.
        } finally {
            endPlayback();
            line.ifPresent(OutputLine::close);
        }
    }

    /// Obeys a command, or plays on; false when closed.
    private boolean step() throws InterruptedException {
        try {
            switch (playback.isEmpty() ? commands.take() : nextIfAny()) {
                case Command.Play(Duration from) -> begin(from);
                case Command.Pause _ -> stop();
                case Command.Close _ -> {
                    return false;
                }
                case null -> playOn();
            }
        } catch (SttException e) {
            fail(e);
        } catch (IOException e) {
            fail(new SttException(SttError.DEVICE_LOST, "The sound output is gone; connect one and play again.", e));
        }
        return true;
    }

    private @Nullable Command nextIfAny() throws InterruptedException {
        boolean full = line.orElseThrow().room() < STEP;
        return full || draining ? commands.poll(WAIT_MS, TimeUnit.MILLISECONDS) : commands.poll();
    }

    private void begin(Duration from) {
        endPlayback();
        if (line.isEmpty()) {
            line = Optional.of(output.open());
        }
        OutputLine device = line.get();
        device.flush();
        base = from;
        written = 0;
        waits = 0;
        heardBefore = device.heard();
        playback = Optional.of(Playback.of(file, track, from));
        listener.at(from);
        device.start();
    }

    private void playOn() throws IOException {
        OutputLine device = line.orElseThrow();
        Playback sound = playback.orElseThrow();
        draining = false;
        int ready = sound.ready();
        if (ready == 0) {
            finish(device);
            return;
        }
        int room = device.room() / OutputLine.FRAME_BYTES * OutputLine.FRAME_BYTES;
        int count = Math.min(Math.min(ready, room), (int) (STEP - written % STEP));
        if (count == 0) {
            failIfStuck(device);
            return;
        }
        device.write(sound.bytes(), sound.at(), count);
        sound.played(count);
        written += count;
        if (written % STEP == 0) {
            listener.at(position(device));
        }
    }

    /// Everything is written; when it is heard, too, playing stops.
    private void finish(OutputLine device) throws IOException {
        draining = true;
        boolean over = device.drained();
        listener.at(over ? base.plus(time(written / OutputLine.FRAME_BYTES)) : position(device));
        if (over) {
            stop();
        } else {
            failIfStuck(device);
        }
    }

    /// After a wait. A device that is gone may go on saying that it is busy.
    private void failIfStuck(OutputLine device) throws IOException {
        long heard = device.heard();
        waits = heard == lastHeard ? waits + 1 : 0;
        lastHeard = heard;
        if (waits > PATIENCE_WAITS) {
            throw new IOException("the output plays nothing any more");
        }
    }

    private Duration position(OutputLine device) {
        long heard = Math.max(0, device.heard() - heardBefore);
        return base.plus(time(Math.min(heard, written / OutputLine.FRAME_BYTES)));
    }

    private static Duration time(long frames) {
        return Duration.ofNanos(frames * 1_000_000_000L / OutputLine.SAMPLE_RATE);
    }

    private void stop() {
        if (playback.isPresent()) {
            endPlayback();
            line.ifPresent(OutputLine::flush);
            listener.stopped();
        }
    }

    private void fail(SttException cause) {
        endPlayback();
        line.ifPresent(OutputLine::close);
        line = Optional.empty();
        listener.failed(cause);
    }

    private void endPlayback() {
        playback.ifPresent(Playback::close);
        playback = Optional.empty();
        draining = false;
    }
}
