package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Backlog;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.scoring.StreamingLoss;
import dev.earshot.engine.scoring.WordsOnNothing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A [StreamScore] as `earshot stream --json` writes it: times in seconds, rates as fractions of 1, nothing where
/// something was not measured.
///
/// @param latency on the clock of the `audio`, and at real-time pace on that of the `wall`
record StreamFigures(
        String name,
        BigDecimal seconds,
        BigDecimal tookSeconds,
        Optional<BigDecimal> offlineTookSeconds,
        Optional<String> timesFrom,
        Optional<Map<String, Latency>> latency,
        Optional<Stability> stability,
        Optional<Endpoints> endpoints,
        int committedChanges,
        Optional<Errors> streaming,
        Optional<Errors> offline,
        Optional<BigDecimal> streamingLessOffline,
        Optional<Errors> againstOffline,
        Optional<Nothing> nobodySpeaks,
        Optional<Waiting> backlog,
        List<String> notices) {
    record Latency(
            Spread firstShown,
            Spread committed,
            Spread firstInterim,
            Spread speechToFinal,
            Spread endpointDelay,
            int wordsUnmeasured,
            int utterancesUnheard) {
        static Latency of(StreamMeasures measures) {
            return new Latency(
                    Spread.of(measures.emission().shown()),
                    Spread.of(measures.emission().committed()),
                    Spread.of(measures.utterances().firstInterim()),
                    Spread.of(measures.utterances().finals()),
                    Spread.of(measures.endpoints().delays()),
                    measures.emission().unmeasured(),
                    measures.utterances().unheard());
        }
    }

    record Spread(Optional<BigDecimal> p50, Optional<BigDecimal> p95, int count) {
        static Spread of(Latencies all) {
            return new Spread(
                    all.p50().map(StreamFigures::inSeconds), all.p95().map(StreamFigures::inSeconds), all.count());
        }
    }

    record Stability(
            BigDecimal unstablePartialWordRatio,
            BigDecimal normalisedErasure,
            int emitted,
            int revised,
            int erased,
            int settled) {
        static Stability of(dev.earshot.engine.scoring.Stability stability) {
            return new Stability(
                    fraction(stability.unstablePartialWordRatio()),
                    fraction(stability.normalisedErasure()),
                    stability.emitted(),
                    stability.revised(),
                    stability.erased(),
                    stability.settled());
        }
    }

    /// `falseOnes` is written `false_ones`.
    record Endpoints(int found, int missed, int falseOnes) {
        static Endpoints of(dev.earshot.engine.scoring.Endpoints endpoints) {
            return new Endpoints(endpoints.found(), endpoints.missed(), endpoints.falseOnes());
        }
    }

    record Errors(BigDecimal wer, int substitutions, int deletions, int insertions, int reference) {
        static Errors of(ErrorCounts counts) {
            return new Errors(
                    fraction(counts.wer()),
                    counts.substitutions(),
                    counts.deletions(),
                    counts.insertions(),
                    counts.reference());
        }
    }

    record Nothing(int settled, int shown, BigDecimal settledPerMinute, BigDecimal shownPerMinute) {
        static Nothing of(WordsOnNothing words) {
            return new Nothing(
                    words.settled(),
                    words.shown(),
                    fraction(words.settledPerMinute()),
                    fraction(words.shownPerMinute()));
        }
    }

    record Waiting(BigDecimal most, BigDecimal mean, BigDecimal feederLate) {
        static Waiting of(Backlog backlog) {
            return new Waiting(inSeconds(backlog.most()), inSeconds(backlog.mean()), inSeconds(backlog.feederLate()));
        }
    }

    static StreamFigures of(StreamScore score) {
        var measures = score.measures();
        var first = measures.stream().findFirst();
        return new StreamFigures(
                score.name(),
                inSeconds(score.audio()),
                inSeconds(score.took()),
                score.offlineTook().map(StreamFigures::inSeconds),
                first.map(_ -> score.times()),
                first.map(_ -> measures.stream().collect(Collectors.toMap(one -> clock(one.clock()), Latency::of))),
                first.map(one -> Stability.of(one.stability())),
                first.map(one -> Endpoints.of(one.endpoints())),
                score.changes(),
                score.error().map(Errors::of),
                score.loss().map(StreamingLoss::offline).map(Errors::of),
                score.loss().map(loss -> fraction(loss.wer())),
                score.apart().map(Errors::of),
                score.nothing().map(Nothing::of),
                score.backlog().map(Waiting::of),
                score.notices());
    }

    private static String clock(StreamClock clock) {
        return switch (clock) {
            case COMPUTE_UNAWARE -> "audio";
            case COMPUTE_AWARE -> "wall";
        };
    }

    private static BigDecimal inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    private static BigDecimal fraction(double number) {
        return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
    }
}
