package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a [BenchmarkPlan] measured of one model in one configuration.
///
/// @param model what it says about itself, loading time and weights included
/// @param memory empty where the system does not tell
/// @param hearing empty, like `writing`, for a model without a [Benchmark]
/// @param writing empty for a model whose text is there when it has heard
/// @param recording empty when none was to be heard
public record BenchmarkReport(
        RecognizerInfo model,
        Optional<Memory> memory,
        List<Hearing> hearing,
        List<Writing> writing,
        Optional<RecordingTime> recording) {
    public BenchmarkReport {
        hearing = List.copyOf(hearing);
        writing = List.copyOf(writing);
    }

    /// Bytes of memory that the whole process has in use, pages of mapped files included.
    ///
    /// @param before the model was loaded
    /// @param loaded when it was ready
    /// @param peak the most there was at any time from `before` to the end of the measuring
    public record Memory(long before, long loaded, long peak) {}

    /// Of several runs.
    ///
    /// @param median the upper one of the two in the middle when their number is even
    public record Time(Duration median, Duration least) {}

    /// @param sound how much was heard at once
    public record Hearing(Duration sound, Time time) {}

    /// @param sound how much the text was about
    /// @param time of a token
    public record Writing(Duration sound, int beam, Time time) {}

    /// @param sound how long the recording is
    /// @param took to transcribe it, the decoding of the file included
    public record RecordingTime(Duration sound, Duration took) {
        /// Seconds of sound a second: above 1 it is faster than it was spoken.
        public double speed() {
            return (double) sound.toNanos() / Math.max(1, took.toNanos());
        }
    }
}
