package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long after a word has been spoken it is on the screen: the time of the event less the end of
/// the word.
///
/// Measured are the words of the final text that the reference has, too, at the place that the
/// alignment of both says. A word is shown by the first event in which it stands, tentative or not,
/// and committed by the first that says it will not change again. Where in the final text the words
/// of a partial stand says the alignment of the partial with what follows the finals before it.
///
/// After Yu et al., "FastEmit: Low-latency streaming ASR with sequence-level emission
/// regularization", 2021 (arXiv 2010.11148), with the end of the word where that paper has the end of
/// the utterance.
///
/// @param shown of each word measured
/// @param committed of the same words
/// @param unmeasured words of the final text that the reference does not have
public record EmissionLatency(Latencies shown, Latencies committed, int unmeasured) {
    /// How many words more than it has itself a partial is looked for in.
    private static final int SLACK = 8;

    public static EmissionLatency of(SessionLog log, List<Word> reference, StreamClock clock) {
        var aligner = new Aligner(EditCosts.LEVENSHTEIN);
        var finals = new ArrayList<String>();
        log.finals()
                .forEach(segment -> finals.addAll(ShownWords.of(segment.text()).words()));
        var times = new Times(log, finals, aligner, clock);

        var spoken = new ArrayList<String>();
        var ends = new ArrayList<Duration>();
        for (Word word : reference) {
            for (String each : ShownWords.of(word.text()).words()) {
                spoken.add(each);
                ends.add(word.span().end());
            }
        }
        var shown = new ArrayList<Duration>();
        var committed = new ArrayList<Duration>();
        for (var hit : aligner.align(spoken, finals).hits()) {
            Duration end = ends.get(hit.reference());
            shown.add(times.shown(hit.hypothesis()).minus(end));
            committed.add(times.committed(hit.hypothesis()).minus(end));
        }
        return new EmissionLatency(new Latencies(shown), new Latencies(committed), finals.size() - shown.size());
    }

    EmissionLatency plus(EmissionLatency other) {
        return new EmissionLatency(
                shown.plus(other.shown), committed.plus(other.committed), unmeasured + other.unmeasured);
    }

    /// When each word of the final text was first shown, and committed.
    private static final class Times {
        private final Map<Integer, Duration> shown = new HashMap<>();
        private final Map<Integer, Duration> committed = new HashMap<>();

        Times(SessionLog log, List<String> finals, Aligner aligner, StreamClock clock) {
            int settled = 0;
            for (var observation : log.observations()) {
                Duration at = clock.at(observation);
                switch (observation.event()) {
                    case TranscriptEvent.Partial partial -> {
                        var words = ShownWords.of(partial);
                        int end = Math.min(
                                finals.size(), settled + 2 * words.words().size() + SLACK);
                        var hits = aligner.alignToStart(finals.subList(settled, end), words.words())
                                .hits();
                        for (var hit : hits) {
                            shown.putIfAbsent(settled + hit.reference(), at);
                            if (hit.hypothesis() < words.committed()) {
                                committed.putIfAbsent(settled + hit.reference(), at);
                            }
                        }
                    }
                    case TranscriptEvent.Final(var segment) -> {
                        int after =
                                settled + ShownWords.of(segment.text()).words().size();
                        for (; settled < after; settled++) {
                            shown.putIfAbsent(settled, at);
                            committed.putIfAbsent(settled, at);
                        }
                    }
                    case TranscriptEvent.SpeechStarted _,
                            TranscriptEvent.SpeechEnded _,
                            TranscriptEvent.Notice _,
                            TranscriptEvent.Terminal _ -> {}
                }
            }
        }

        Duration shown(int word) {
            return at(shown, word);
        }

        Duration committed(int word) {
            return at(committed, word);
        }

        private static Duration at(Map<Integer, Duration> times, int word) {
            var at = times.get(word);
            if (at == null) {
                throw new IllegalStateException("no event has word " + word + " of the final text");
            }
            return at;
        }
    }
}
