package dev.earshot.app.cli;

import static java.lang.String.format;

import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.trace.TraceDiff;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where two texts of the same sound differ, as people read it.
record TextDifference(PrintStream out) {
    /// Words on either side of a difference.
    private static final int AROUND = 3;

    void print(TraceDiff diff, String first, String second) {
        var counts = diff.words();
        out.println(format(
                Locale.ROOT,
                "WER of %s against %s: %.1f %%, %d S, %d D, %d I in %d words",
                second,
                first,
                100 * counts.wer(),
                counts.substitutions(),
                counts.deletions(),
                counts.insertions(),
                counts.reference()));
        for (List<TraceDiff.Place> difference : differences(diff.places())) {
            out.println("  " + place(difference) + said(difference));
        }
        shifts(diff.shifts());
    }

    private void shifts(List<Duration> shifts) {
        var all = new Latencies(shifts);
        all.p50()
                .ifPresent(median -> out.println(format(
                        Locale.ROOT,
                        "words of the second begin %+.2f s after those of the first (p50; %+.2f s p95; %d words)",
                        median.toMillis() / 1e3,
                        all.p95().orElse(median).toMillis() / 1e3,
                        all.count())));
    }

    /// Neighbouring differences as one, with some words around.
    private static List<List<TraceDiff.Place>> differences(List<TraceDiff.Place> places) {
        var near = new BitSet(places.size() + 1);
        for (int i = 0; i < places.size(); i++) {
            if (!places.get(i).same()) {
                near.set(Math.max(0, i - AROUND), Math.min(places.size(), i + AROUND + 1));
            }
        }
        var all = new ArrayList<List<TraceDiff.Place>>();
        for (int from = near.nextSetBit(0); from >= 0; ) {
            int to = near.nextClearBit(from);
            all.add(places.subList(from, to));
            from = near.nextSetBit(to);
        }
        return all;
    }

    private static String place(List<TraceDiff.Place> difference) {
        return difference.stream()
                .flatMap(place -> place.at().stream())
                .findFirst()
                .map(at -> format("%-8s", ClockTime.show(at)))
                .orElse("");
    }

    /// `the [-fairy-] {+ferry+} runs`
    private static String said(List<TraceDiff.Place> difference) {
        return difference.stream().map(TextDifference::said).collect(Collectors.joining(" "));
    }

    private static String said(TraceDiff.Place place) {
        if (place.same()) {
            return place.first().orElse("");
        }
        return List.of(
                        place.first().map(word -> "[-" + word + "-]"),
                        place.second().map(word -> "{+" + word + "+}"))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
