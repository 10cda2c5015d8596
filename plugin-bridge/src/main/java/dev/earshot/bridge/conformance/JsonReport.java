package dev.earshot.bridge.conformance;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON for a program; `docs/conformance.md` describes the fields. Times are in
/// seconds. Every field is always there, but for the times of evidence that has none.
public final class JsonReport {
    /// Rises when a field changes its meaning; a new field does not count.
    private static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String write(ConformanceReport report) {
        var all = JSON.createObjectNode().put("format", "earshot-conformance").put("version", VERSION);
        var subject = all.putObject("subject")
                .put("name", report.subject().name())
                .put("address", report.subject().address());
        var versions = subject.putObject("versions");
        report.subject().versions().forEach(versions::put);
        var abilities = subject.putArray("abilities");
        report.subject().abilities().stream().sorted().forEach(ability -> abilities.add(lower(ability)));
        all.put("began", report.began().toString())
                .put("took", seconds(report.took()))
                .put("sound", seconds(report.sound()))
                .put("passed", report.passed());
        var counts = all.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(lower(outcome), count));
        var verdicts = all.putArray("verdicts");
        report.verdicts().forEach(verdict -> write(verdicts.addObject(), verdict));
        return JSON.writeValueAsString(all) + "\n";
    }

    private static void write(ObjectNode node, Verdict verdict) {
        var rule = verdict.rule();
        node.put("rule", rule.id())
                .put("title", rule.title())
                .put("demanded", rule.demanded())
                .put("demanded_by", lower(rule.by()))
                .put("severity", lower(rule.severity()))
                .put("outcome", lower(verdict.outcome()))
                .put("sentence", verdict.sentence());
        var evidence = node.putArray("evidence");
        verdict.evidence().forEach(one -> write(evidence.addObject(), one));
    }

    private static void write(ObjectNode node, Evidence evidence) {
        node.put("session", evidence.session());
        evidence.when()
                .ifPresent(moment -> node.put("sent", seconds(moment.sent())).put("wall", seconds(moment.wall())));
        node.put("what", evidence.what()).put("text", evidence.excerpt());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// To the millisecond.
    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
