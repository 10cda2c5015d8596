package dev.earshot.app.endpoints.load;

import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// What is known of a load so far. Immutable.
///
/// @param seconds the oldest first
/// @param steps that have ended
/// @param limit how many streams were sustained, where that was looked for
record LoadData(List<Second> seconds, List<LoadStep> steps, Optional<Integer> limit) {
    static final LoadData NONE = new LoadData(List.of(), List.of(), Optional.empty());

    /// @param at seconds since the first step began
    record Second(double at, LoadMoment moment) {}

    LoadData {
        seconds = List.copyOf(seconds);
        steps = List.copyOf(steps);
    }

    LoadData with(LoadMoment moment) {
        var more = new ArrayList<>(seconds);
        more.add(new Second(before() + moment.at().toMillis() / 1e3, moment));
        return new LoadData(more, steps, limit);
    }

    LoadData with(LoadStep step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new LoadData(seconds, more, limit);
    }

    LoadData withLimit(int streams) {
        return new LoadData(seconds, steps, Optional.of(streams));
    }

    /// How long the steps took that have ended.
    private double before() {
        return steps.stream().mapToDouble(step -> step.took().toMillis() / 1e3).sum();
    }

    double lasted() {
        return seconds.isEmpty() ? 0 : seconds.getLast().at();
    }

    List<Point2D> overTime(Function<LoadMoment, Double> what) {
        return seconds.stream()
                .map(second -> new Point2D(second.at(), what.apply(second.moment())))
                .toList();
    }

    /// A percentile in each second in which there was anything.
    List<Point2D> overTime(Function<LoadMoment, Latencies> of, int percent) {
        return seconds.stream()
                .flatMap(second -> of.apply(second.moment()).percentile(percent).stream()
                        .map(late -> new Point2D(second.at(), late.toMillis() / 1e3)))
                .toList();
    }

    /// Failures until each second.
    List<Point2D> failures() {
        var sums = new ArrayList<Point2D>();
        int sum = 0;
        for (var second : seconds) {
            sum += second.moment().failures().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            sums.add(new Point2D(second.at(), sum));
        }
        return sums;
    }

    /// A percentile of all that came while so many streams spoke.
    List<Point2D> overStreams(Function<LoadMoment, Latencies> of, int percent) {
        var byStreams = new TreeMap<Integer, List<Duration>>();
        seconds.forEach(second -> byStreams
                .computeIfAbsent(second.moment().speaking(), _ -> new ArrayList<>())
                .addAll(of.apply(second.moment()).sorted()));
        return byStreams.entrySet().stream()
                .flatMap(entry -> new Latencies(entry.getValue())
                        .percentile(percent).stream().map(late -> new Point2D(entry.getKey(), late.toMillis() / 1e3)))
                .toList();
    }

    int mostStreams() {
        return Math.max(
                1,
                IntStream.concat(
                                seconds.stream()
                                        .mapToInt(second -> second.moment().speaking()),
                                steps.stream().mapToInt(LoadStep::streams))
                        .max()
                        .orElse(1));
    }
}
