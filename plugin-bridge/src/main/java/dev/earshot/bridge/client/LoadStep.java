package dev.earshot.bridge.client;

import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.UtteranceLatency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How it went for so many callers at once.
///
/// @param callers in all, those that failed among them
/// @param failures how often each was said
/// @param first from the start of each utterance to its first text
/// @param finals from the end of each utterance to its last final
/// @param unheard utterances that no text came of
/// @param texts how many callers were told each text: of a service that loses nothing all the same one
/// @param feederLate how late sound was sent at worst; more than a frame means that the callers' machine, or what is
///     between, was too slow
/// @param notices how many of them a caller was sent, such as that the service does not keep up
public record LoadStep(
        int callers,
        Map<String, Integer> failures,
        Latencies first,
        Latencies finals,
        int unheard,
        Map<String, Integer> texts,
        Duration feederLate,
        int notices) {
    static final LoadStep NONE = new LoadStep(
            0, Map.of(), new Latencies(List.of()), new Latencies(List.of()), 0, Map.of(), Duration.ZERO, 0);

    public LoadStep {
        failures = Map.copyOf(failures);
        texts = Map.copyOf(texts);
    }

    static LoadStep failed(String sentence) {
        return new LoadStep(1, Map.of(sentence, 1), NONE.first, NONE.finals, 0, Map.of(), Duration.ZERO, 0);
    }

    static LoadStep of(UtteranceLatency latency, String text, Duration feederLate, int notices) {
        return new LoadStep(
                1,
                Map.of(),
                latency.firstInterim(),
                latency.finals(),
                latency.unheard(),
                Map.of(text, 1),
                feederLate,
                notices);
    }

    /// Both together.
    public LoadStep plus(LoadStep other) {
        return new LoadStep(
                callers + other.callers,
                sum(failures, other.failures),
                together(first, other.first),
                together(finals, other.finals),
                unheard + other.unheard,
                sum(texts, other.texts),
                feederLate.compareTo(other.feederLate) < 0 ? other.feederLate : feederLate,
                notices + other.notices);
    }

    private static Latencies together(Latencies one, Latencies other) {
        return new Latencies(
                Stream.concat(one.sorted().stream(), other.sorted().stream()).toList());
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        var all = new TreeMap<>(one);
        other.forEach((key, count) -> all.merge(key, count, Integer::sum));
        return all;
    }

    /// Whether nobody was turned away or lost, and 95 of 100 finals came in time.
    public boolean sustained(Duration target) {
        return failures.isEmpty()
                && unheard == 0
                && finals.p95().filter(late -> late.compareTo(target) <= 0).isPresent();
    }
}
