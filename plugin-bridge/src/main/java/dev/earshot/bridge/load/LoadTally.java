package dev.earshot.bridge.load;

import dev.earshot.bridge.feed.LatenessMeter;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.UtteranceLatency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Counts what happens in all streams of a load. Safe for many threads; nothing waits here.
final class LoadTally {
    private final Duration frame;
    private final SteadyClock clock;
    private final long start;
    private final LatenessMeter lateness = new LatenessMeter();
    private final List<Duration> opening = new ArrayList<>();
    private final List<Duration> first = new ArrayList<>();
    private final List<Duration> finals = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<String, Integer> texts = new TreeMap<>();
    private Second second = new Second(0);
    private int sessions;
    private int speaking;
    private final int[] heard; // sessions that heard each utterance, and that did not
    private final int[] missed;
    private int notices;

    /// What has happened since the last moment.
    private static final class Second {
        private final List<Duration> first = new ArrayList<>();
        private final List<Duration> finals = new ArrayList<>();
        private final Map<String, Integer> failures = new TreeMap<>();
        private final long framesBefore;
        private int ended;

        Second(long framesBefore) {
            this.framesBefore = framesBefore;
        }
    }

    /// @param utterances of the recording
    /// @param frame how long a frame is
    LoadTally(int utterances, Duration frame, SteadyClock clock) {
        this.heard = new int[utterances];
        this.missed = new int[utterances];
        this.frame = frame;
        this.clock = clock;
        this.start = clock.nanos();
    }

    LatenessMeter lateness() {
        return lateness;
    }

    /// A session is asked for.
    synchronized void asked() {
        sessions++;
        speaking++;
    }

    synchronized void opened(Duration took) {
        opening.add(took);
    }

    synchronized void first(Duration late) {
        second.first.add(late);
    }

    synchronized void settled(Duration late) {
        second.finals.add(late);
    }

    synchronized void failed(String sentence) {
        failures.merge(sentence, 1, Integer::sum);
        second.failures.merge(sentence, 1, Integer::sum);
    }

    /// Some utterances came to a text in a session that has ended well, and others did not.
    synchronized void compared(BitSet spoken, BitSet shown) {
        spoken.stream().forEach(utterance -> (shown.get(utterance) ? heard : missed)[utterance]++);
    }

    /// Nothing more comes of a session.
    ///
    /// @param text of the whole recording
    synchronized void left(UtteranceLatency latency, Optional<String> text, int noticed) {
        speaking--;
        second.ended++;
        first.addAll(latency.firstInterim().sorted());
        finals.addAll(latency.finals().sorted());
        notices += noticed;
        text.ifPresent(one -> texts.merge(one, 1, Integer::sum));
    }

    /// What has happened since the last one.
    synchronized LoadMoment moment() {
        var over = second;
        var late = lateness.measured(over.framesBefore, frame);
        second = new Second(over.framesBefore + late.frames());
        return new LoadMoment(
                took(),
                speaking,
                over.ended,
                new Latencies(over.first),
                new Latencies(over.finals),
                over.failures,
                late);
    }

    synchronized LoadStep step(int streams, boolean stopped) {
        return new LoadStep(
                streams,
                sessions,
                failures,
                new Latencies(opening),
                new Latencies(first),
                new Latencies(finals),
                unheard(),
                texts,
                lateness.measured(frame),
                notices,
                took(),
                stopped);
    }

    private int unheard() {
        return IntStream.range(0, missed.length)
                .filter(utterance -> heard[utterance] > 0)
                .map(utterance -> missed[utterance])
                .sum();
    }

    private Duration took() {
        return Duration.ofNanos(clock.nanos() - start);
    }
}
