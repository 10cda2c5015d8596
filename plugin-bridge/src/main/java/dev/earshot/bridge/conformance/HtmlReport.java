package dev.earshot.bridge.conformance;

import static dev.earshot.bridge.conformance.Markup.escaped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A report as one HTML page for a person: it loads nothing, runs nothing, and is light or dark as
/// its reader likes it. What failed is unfolded.
public final class HtmlReport {
    private static final Map<String, String> GROUPS = groups();

    private HtmlReport() {}

    /// By the first part of a rule's id.
    private static Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        groups.put("session", "Sessions");
        groups.put("order", "Order of events");
        groups.put("text", "Text");
        groups.put("time", "Times");
        groups.put("end", "The end of input");
        groups.put("flush", "Flush");
        groups.put("silence", "Silence");
        groups.put("pace", "How sound comes");
        groups.put("fault", "Faults");
        return groups;
    }

    public static String write(ConformanceReport report) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Conformance of %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>Conformance of %s</h1>
                <p class="faint">%s</p>
                %s%s%s</body>
                </html>
                """.formatted(
                        escaped(report.subject().name()),
                        style(),
                        escaped(report.subject().name()),
                        escaped(report.subject().address()),
                        banner(report),
                        facts(report),
                        sections(report));
    }

    private static String style() {
        try (var file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String banner(ConformanceReport report) {
        var counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(Collectors.joining(", "));
        return """
                <div class="banner %s"><strong>%s</strong>%s%s</div>
                """.formatted(report.passed() ? "passed" : "failed", headline(report), counts, broken(report));
    }

    private static String broken(ConformanceReport report) {
        var links = report.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Outcome.FAILED)
                .map(verdict -> "<li><a class=\"%s\" href=\"#%s\">%s</a></li>\n"
                        .formatted(
                                colour(verdict),
                                verdict.rule().id(),
                                escaped(verdict.rule().title())))
                .collect(Collectors.joining());
        return links.isEmpty() ? "" : "<p>Broken:</p>\n<ul>\n" + links + "</ul>\n";
    }

    private static String headline(ConformanceReport report) {
        long broken = report.verdicts().stream().filter(Verdict::damning).count();
        if (broken > 0) {
            return broken == 1
                    ? "One rule that must be kept is broken."
                    : broken + " rules that must be kept are broken.";
        }
        return report.verdicts().stream().noneMatch(verdict -> verdict.outcome() == Outcome.FAILED)
                ? "No rule that was tried is broken."
                : "Every rule that must be kept is kept, as far as it was tried.";
    }

    private static String facts(ConformanceReport report) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Began", report.began().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("Took", Wording.seconds(report.took()));
        facts.put("Speech", Wording.seconds(report.sound()));
        facts.putAll(report.subject().versions());
        return facts.entrySet().stream()
                .map(fact -> "<dt>" + escaped(fact.getKey()) + "</dt><dd>" + escaped(fact.getValue()) + "</dd>\n")
                .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
    }

    private static String sections(ConformanceReport report) {
        return GROUPS.entrySet().stream()
                .map(group -> section(
                        group.getValue(),
                        report.verdicts().stream()
                                .filter(verdict -> verdict.rule().id().startsWith(group.getKey() + "."))
                                .toList()))
                .collect(Collectors.joining());
    }

    private static String section(String title, List<Verdict> verdicts) {
        return verdicts.stream()
                .map(HtmlReport::verdict)
                .collect(Collectors.joining("", "<h2>" + title + "</h2>\n", ""));
    }

    private static String verdict(Verdict verdict) {
        var rule = verdict.rule();
        return """
                <details id="%s"%s>
                <summary><span class="outcome %s">%s</span><span class="title">%s</span>
                <span class="sentence">%s</span></summary>
                <div class="more"><p>%s</p>
                <p class="faint">%s, demanded by %s. <span class="id">%s</span></p>
                %s</div>
                </details>
                """.formatted(
                        rule.id(),
                        verdict.outcome() == Outcome.FAILED ? " open" : "",
                        colour(verdict),
                        verdict.outcome().words(),
                        escaped(rule.title()),
                        escaped(verdict.sentence()),
                        escaped(rule.demanded()),
                        switch (rule.severity()) {
                            case MUST -> "Must be kept";
                            case SHOULD -> "Should be kept";
                        },
                        escaped(rule.by().words()),
                        rule.id(),
                        evidence(verdict.evidence()));
    }

    private static String colour(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> "passed";
            case FAILED -> verdict.damning() ? "failed" : "warned";
            case NOT_APPLICABLE, NOT_TRIED -> "other";
        };
    }

    private static String evidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return "";
        }
        return evidence.stream()
                .map(HtmlReport::row)
                .collect(Collectors.joining(
                        "",
                        "<div class=\"scroll\"><table><tr><th>session</th><th>sound sent</th><th>after</th>"
                                + "<th>what</th><th>text</th></tr>\n",
                        "</table></div>\n"));
    }

    private static String row(Evidence evidence) {
        var when = evidence.when();
        return "<tr><td>%s</td><td class=\"time\">%s</td><td class=\"time\">%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        escaped(evidence.session()),
                        when.map(moment -> Wording.seconds(moment.sent())).orElse(""),
                        when.map(moment -> Wording.seconds(moment.wall())).orElse(""),
                        escaped(evidence.what()),
                        escaped(evidence.excerpt()));
    }
}
