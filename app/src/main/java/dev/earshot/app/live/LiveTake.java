package dev.earshot.app.live;

import dev.earshot.app.speech.LiveWatch;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Take;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One microphone, from when it is asked for until its file is complete. It knows no recogniser, so that none can stop
/// it. FX thread only.
final class LiveTake {
    private static final Duration WATCHING = Duration.ofSeconds(5);

    /// How far a recogniser may fall behind before sound is dropped: loading a model takes a while, and a slow one
    /// catches up in pauses. The recording has all of it.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Hears on the FX thread.
    interface Listener {
        /// The microphone runs.
        ///
        /// @param sound all of it from the first moment
        void opened(PcmStream sound);

        void metered(Meter now);

        /// The microphone, or only its file, stopped by itself.
        void broke(SttException cause);

        /// There is no microphone.
        void refused(SttException cause);

        /// The file is complete. The last thing that is said.
        void saved();
    }

    private final Surroundings<?> with;
    private final Duration begins;
    private final SoundClock clock;
    private final Listener listener;
    private volatile Optional<Take> running = Optional.empty();
    private boolean opened;
    private boolean stopped;

    /// @param begins where on the session's axis its sound begins
    LiveTake(Surroundings<?> with, Duration begins, SoundClock clock, Listener listener) {
        this.with = with;
        this.begins = begins;
        this.clock = clock;
        this.listener = listener;
    }

    Duration begins() {
        return begins;
    }

    /// How much was captured, pauses left out; on any thread.
    Duration captured() {
        return running.map(Take::captured).orElse(Duration.ZERO);
    }

    /// Where the session is now.
    Duration now() {
        return begins.plus(captured());
    }

    Optional<Path> file() {
        return running.map(Take::file);
    }

    /// The device's name; blank until it runs.
    String device() {
        return running.map(Take::device).orElse("");
    }

    void start(Optional<String> microphone) {
        var folder = with.recordingsFolder();
        with.threads().waiting().execute(() -> {
            try {
                run(with.engine().record(microphone, folder));
            } catch (SttException refused) {
                onFx(() -> listener.refused(refused));
            }
        });
    }

    private void run(Take take) {
        running = Optional.of(take);
        var watching = take.listen(WATCHING);
        var hearing = take.listen(PATIENCE);
        onFx(() -> opened(hearing));
        new LiveWatch(
                        take,
                        with.threads().fx(),
                        listener::metered,
                        _ -> clock.mark(
                                begins.plus(take.captured()), with.clock().instant()),
                        cause -> onFx(() -> listener.broke(cause)))
                .run(watching);
    }

    private void opened(PcmStream hearing) {
        boolean late = stopped;
        opened = true;
        listener.opened(hearing);
        if (late) {
            save();
        }
    }

    /// The sound from now on, for another recogniser.
    Optional<PcmStream> listen() {
        return running.map(take -> take.listen(PATIENCE));
    }

    void pause() {
        running.ifPresent(Take::pause);
    }

    void resume() {
        running.ifPresent(Take::resume);
    }

    /// Turns the microphone off. Idempotent.
    void stop() {
        if (!stopped) {
            stopped = true;
            if (opened) {
                save();
            }
        }
    }

    private void save() {
        with.threads().waiting().execute(() -> {
            running.ifPresent(Take::close);
            onFx(listener::saved);
        });
    }

    /// Turns the microphone off, waiting until the recording is complete on disk; says nothing more.
    void close() {
        stopped = true;
        running.ifPresent(Take::close);
    }

    private void onFx(Runnable step) {
        with.threads().fx().execute(step);
    }
}
