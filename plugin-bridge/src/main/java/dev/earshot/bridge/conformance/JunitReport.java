package dev.earshot.bridge.conformance;

import static dev.earshot.bridge.conformance.Markup.escaped;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report as JUnit XML for a build: each rule is a test case of one suite.
///
/// A broken rule that must be kept is a failure. One that should be kept is skipped, with a message
/// that says so: a build fails exactly when the report does. What was not applicable or not tried
/// is skipped.
public final class JunitReport {
    private JunitReport() {}

    public static String write(ConformanceReport report) {
        long failures = report.verdicts().stream().filter(Verdict::damning).count();
        long passed = report.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Outcome.PASSED)
                .count();
        int tests = report.verdicts().size();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="Conformance of %s" tests="%d" failures="%d" errors="0" skipped="%d" time="%s" timestamp="%s">
                %s%s</testsuite>
                """.formatted(
                        escaped(report.subject().name()),
                        tests,
                        failures,
                        tests - failures - passed,
                        String.format(Locale.ROOT, "%.3f", report.took().toMillis() / 1000.0),
                        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                                .withZone(ZoneOffset.UTC)
                                .format(report.began()),
                        properties(report.subject()),
                        report.verdicts().stream().map(JunitReport::testCase).collect(Collectors.joining()));
    }

    private static String properties(SubjectInfo subject) {
        return subject.versions().entrySet().stream()
                .map(version -> property("version." + version.getKey(), version.getValue()))
                .collect(Collectors.joining(
                        "", "<properties>\n" + property("address", subject.address()), "</properties>\n"));
    }

    private static String property(String name, String value) {
        return "<property name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\"/>\n";
    }

    private static String testCase(Verdict verdict) {
        var id = verdict.rule().id();
        return "<testcase classname=\"conformance.%s\" name=\"%s: %s\" time=\"0\">%s</testcase>\n"
                .formatted(
                        id.substring(0, id.indexOf('.')),
                        id,
                        escaped(verdict.rule().title()),
                        result(verdict));
    }

    private static String result(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> "<system-out>" + escaped(verdict.sentence()) + "</system-out>";
            case FAILED -> verdict.damning() ? failure(verdict) : skipped("It should be kept, and is not. ", verdict);
            case NOT_APPLICABLE -> skipped("Not applicable. ", verdict);
            case NOT_TRIED -> skipped("Not tried. ", verdict);
        };
    }

    private static String failure(Verdict verdict) {
        return "<failure type=\"%s\" message=\"%s\">%s</failure>"
                .formatted(verdict.rule().id(), escaped(verdict.sentence()), escaped(shown(verdict)));
    }

    private static String skipped(String why, Verdict verdict) {
        var skipped = "<skipped message=\"" + escaped(why + verdict.sentence()) + "\"/>";
        return verdict.evidence().isEmpty()
                ? skipped
                : skipped + "<system-out>" + escaped(shown(verdict)) + "</system-out>";
    }

    private static String shown(Verdict verdict) {
        return verdict.evidence().stream()
                .map(one -> "%s%s: %s%s"
                        .formatted(
                                one.session(),
                                one.when()
                                        .map(moment -> " (%s sent, after %s)"
                                                .formatted(
                                                        Wording.seconds(moment.sent()), Wording.seconds(moment.wall())))
                                        .orElse(""),
                                one.what(),
                                one.excerpt().isEmpty() ? "" : ": \"" + one.excerpt() + '"'))
                .collect(Collectors.joining("\n", verdict.rule().demanded() + "\n", ""));
    }
}
