package dev.earshot.engine.recognition;

import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.scoring.StreamingLoss;
import dev.earshot.engine.scoring.WordsOnNothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What was measured of one recording that was streamed, or of all of them as one.
///
/// @param took from the first sample to the last event
/// @param times where the times of words and utterances come from, in words
/// @param measures on the clock of the audio, and at real-time pace on that of the wall; empty where
///     nobody speaks
/// @param loss streaming against offline; needs a reference and an offline transcript
/// @param error of the stream's text, by the reference; empty without one
/// @param apart how the stream's text differs from the offline transcript
/// @param nothing of a recording in which nobody speaks
/// @param changes how often committed text changed: a fault of the recogniser
/// @param backlog at real-time pace only
public record StreamScore(
        String name,
        Duration audio,
        Duration took,
        Optional<Duration> offlineTook,
        String times,
        List<StreamMeasures> measures,
        Optional<StreamingLoss> loss,
        Optional<ErrorCounts> error,
        Optional<ErrorCounts> apart,
        Optional<WordsOnNothing> nothing,
        int changes,
        Optional<Backlog> backlog,
        List<String> notices) {
    public StreamScore {
        measures = List.copyOf(measures);
        notices = List.copyOf(notices);
    }

    /// Of at least one recording: counts are added up, percentiles are those of all latencies together.
    public static StreamScore pooled(List<StreamScore> files) {
        return files.stream()
                .reduce(StreamScore::plus)
                .orElseThrow(() -> new IllegalArgumentException("nothing was measured"))
                .named("all together");
    }

    private StreamScore named(String other) {
        return new StreamScore(
                other,
                audio,
                took,
                offlineTook,
                times,
                measures,
                loss,
                error,
                apart,
                nothing,
                changes,
                backlog,
                notices);
    }

    private StreamScore plus(StreamScore other) {
        return new StreamScore(
                name,
                audio.plus(other.audio),
                took.plus(other.took),
                both(offlineTook, other.offlineTook, Duration::plus),
                times.equals(other.times) ? times : "of several kinds",
                added(measures, other.measures),
                both(loss, other.loss, StreamingLoss::plus),
                both(error, other.error, ErrorCounts::plus),
                both(apart, other.apart, ErrorCounts::plus),
                both(nothing, other.nothing, WordsOnNothing::plus),
                changes + other.changes,
                both(backlog, other.backlog, (one, next) -> worse(one, audio, next, other.audio)),
                Stream.concat(notices.stream(), other.notices.stream())
                        .distinct()
                        .toList());
    }

    private static List<StreamMeasures> added(List<StreamMeasures> some, List<StreamMeasures> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        var sums = new ArrayList<StreamMeasures>();
        for (int i = 0; i < some.size(); i++) {
            sums.add(some.get(i).plus(others.get(i)));
        }
        return sums;
    }

    /// The one there is, or both added.
    private static <T> Optional<T> both(Optional<T> one, Optional<T> other, BinaryOperator<T> sum) {
        return one.flatMap(some -> other.map(more -> sum.apply(some, more))).or(() -> one.or(() -> other));
    }

    /// The mean is that over the audio of both.
    private static Backlog worse(Backlog one, Duration audio, Backlog other, Duration otherAudio) {
        double share =
                audio.toNanos() / (double) Math.max(1, audio.plus(otherAudio).toNanos());
        long mean = Math.round(one.mean().toNanos() * share + other.mean().toNanos() * (1 - share));
        return new Backlog(
                longer(one.most(), other.most()), Duration.ofNanos(mean), longer(one.feederLate(), other.feederLate()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /// Seconds of computing for a second of sound; says something of a stream that was sent as fast as
    /// it was heard.
    public double realTimeFactor() {
        return factor(took);
    }

    /// The same of the offline transcript.
    public Optional<Double> offlineRealTimeFactor() {
        return offlineTook.map(this::factor);
    }

    private double factor(Duration time) {
        return audio.isZero() ? 0 : time.toNanos() / (double) audio.toNanos();
    }
}
