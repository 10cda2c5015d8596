package dev.earshot.bridge.feed;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.CutStream;
import dev.earshot.engine.recognition.SteadyClock;

/// Hands sound over frame by frame, each when its last sample would have been spoken: nobody can send sound that does
/// not exist yet. Every frame has its moment, counted from the beginning of the stream and not from the frame before,
/// so that no delay adds up; after a delay frames follow each other until that is made up for.
///
/// @param clock frames are timed by it
public record Feeder(Pacing pacing, SteadyClock clock) {
    /// Takes frames.
    @FunctionalInterface
    public interface Taker {
        /// May take its time; what comes after it is then late.
        ///
        /// @return whether more is wanted
        boolean take(Pcm frame) throws InterruptedException;
    }

    /// Feeds all of a source, and the silence after it, on the calling thread; interrupting it cancels.
    ///
    /// @param lateness counts how late each frame was handed over; in a burst none can be
    /// @throws dev.earshot.engine.SttException when the source breaks off; what there was has been handed over
    public void feed(PcmSource source, Taker taker, LatenessMeter lateness) throws InterruptedException {
        var course = new Course(taker, lateness);
        boolean more = course.send(source);
        if (more && pacing.endSilence().isPositive()) {
            course.send(WholeSound.silent(pacing.endSilence()));
        }
    }

    private final class Course {
        private final Taker taker;
        private final LatenessMeter lateness;
        private final long start = clock.nanos();
        private long spoken; // samples

        Course(Taker taker, LatenessMeter lateness) {
            this.taker = taker;
            this.lateness = lateness;
        }

        /// @return whether more is wanted
        boolean send(PcmSource source) throws InterruptedException {
            try (var stream =
                    CutStream.cut(source, new ChunkSizes.Fixed(pacing.frame())).open()) {
                for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                    spoken += frame.get().samples().length;
                    await();
                    if (!taker.take(frame.get())) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void await() throws InterruptedException {
            switch (pacing.speed()) {
                case Speed.Burst() -> lateness.add(0);
                case Speed.Times(double factor) -> {
                    long due = start + (long) (Pcm.durationOf(spoken).toNanos() / factor);
                    clock.await(due);
                    lateness.add(clock.nanos() - due);
                }
            }
        }
    }
}
