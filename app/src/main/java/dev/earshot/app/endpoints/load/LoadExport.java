package dev.earshot.app.endpoints.load;

import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A load for programs: all of it as JSON, its seconds as CSV. Times are in milliseconds.
enum LoadExport {
    JSON("For programs (JSON)", "json"),
    CSV("Second by second (CSV)", "csv");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int[] PERCENTS = {50, 95, 99};

    private final String title;
    private final String ending;

    LoadExport(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    String title() {
        return title;
    }

    String ending() {
        return ending;
    }

    String write(LoadData data, LoadWish wish, String endpoint) {
        return switch (this) {
            case JSON -> json(data, wish, endpoint);
            case CSV -> csv(data);
        };
    }

    private static String json(LoadData data, LoadWish wish, String endpoint) {
        var root = MAPPER.createObjectNode();
        root.put("endpoint", endpoint)
                .put("streams", wish.streams())
                .put("ramp_ms", wish.ramp().toMillis())
                .put("frame_ms", wish.frame().toMillis())
                .put("target_ms", wish.target().toMillis());
        data.limit().ifPresent(streams -> root.put("sustained", streams));
        var steps = root.putArray("steps");
        data.steps().forEach(step -> put(step, steps.addObject()));
        var seconds = root.putArray("seconds");
        data.seconds().forEach(second -> put(second, seconds.addObject()));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void put(LoadStep step, ObjectNode json) {
        json.put("streams", step.streams())
                .put("sessions", step.sessions())
                .put("failed", step.failed())
                .put("unheard", step.unheard())
                .put("took_ms", step.took().toMillis())
                .put("stopped", step.stopped())
                .put("late_frames", step.lateness().laterThanAFrame())
                .put("frames", step.lateness().frames())
                .put("latest_frame_ms", step.lateness().most().toMillis());
        percentiles("first", step.first(), json);
        percentiles("final", step.finals(), json);
        var failures = json.putObject("failures");
        step.failures().forEach(failures::put);
    }

    private static void put(LoadData.Second second, ObjectNode json) {
        var moment = second.moment();
        json.put("at_ms", Math.round(1000 * second.at()))
                .put("speaking", moment.speaking())
                .put("sessions", moment.sessions())
                .put("failures", failures(moment))
                .put("latest_frame_ms", moment.lateness().most().toMillis());
        percentiles("first", moment.first(), json);
        percentiles("final", moment.finals(), json);
    }

    private static void percentiles(String name, Latencies late, ObjectNode json) {
        for (int percent : PERCENTS) {
            late.percentile(percent).ifPresent(time -> json.put(name + "_p" + percent + "_ms", time.toMillis()));
        }
    }

    private static int failures(LoadMoment moment) {
        return moment.failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String csv(LoadData data) {
        var head = "at_ms,speaking,sessions,failures,first_p50_ms,first_p95_ms,first_p99_ms,final_p50_ms,final_p95_ms,"
                + "final_p99_ms,latest_frame_ms\n";
        return data.seconds().stream().map(LoadExport::line).collect(Collectors.joining("", head, ""));
    }

    private static String line(LoadData.Second second) {
        var moment = second.moment();
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%d,%s,%s,%d%n",
                Math.round(1000 * second.at()),
                moment.speaking(),
                moment.sessions(),
                failures(moment),
                fields(moment.first()),
                fields(moment.finals()),
                moment.lateness().most().toMillis());
    }

    private static String fields(Latencies late) {
        return IntStream.of(PERCENTS)
                .mapToObj(percent -> late.percentile(percent)
                        .map(Duration::toMillis)
                        .map(String::valueOf)
                        .orElse(""))
                .collect(Collectors.joining(","));
    }

    static Stream<LoadExport> all() {
        return Stream.of(values());
    }
}
