package dev.earshot.app.cli;

import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What is said into a microphone, from when it is opened until Enter is pressed or the time is over.
///
/// @param limit empty until Enter
record MicrophoneSource(CliContext context, Microphone microphone, Optional<Duration> limit) implements PcmSource {
    /// A service that is slower than speech may be this far behind before it misses some of it.
    private static final Duration RING = Duration.ofMinutes(5);

    /// @throws dev.earshot.engine.SttException DEVICE_UNAVAILABLE
    @Override
    public PcmStream open() {
        var sound = context.microphones().listen(microphone);
        var stop = new StopSignal();
        stop.onEnter(context.terminal().in());
        context.terminal().say("Listening to " + microphone.name() + "; press Enter to stop.");
        return new Speaking(
                sound, sound.listen(RING), stop, limit.map(Pcm::samplesIn).orElse(Long.MAX_VALUE));
    }

    @Override
    public Optional<Duration> duration() {
        return limit;
    }

    private static final class Speaking implements PcmStream {
        private final LiveSound sound;
        private final PcmStream stream;
        private final StopSignal stop;
        private long left; // samples

        Speaking(LiveSound sound, PcmStream stream, StopSignal stop, long left) {
            this.sound = sound;
            this.stream = stream;
            this.stop = stop;
            this.left = left;
        }

        /// @throws dev.earshot.engine.SttException when the microphone was taken away
        @Override
        public Optional<Pcm> read() throws InterruptedException {
            if (left == 0 || stop.given()) {
                return Optional.empty();
            }
            var chunk = stream.read();
            if (chunk.isEmpty()) {
                sound.failure().ifPresent(cause -> {
                    throw cause;
                });
            }
            return chunk.map(this::upToLimit);
        }

        private Pcm upToLimit(Pcm chunk) {
            var samples = chunk.samples();
            int taken = (int) Math.min(left, samples.length);
            left -= taken;
            return taken == samples.length ? chunk : new Pcm(Arrays.copyOf(samples, taken));
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
