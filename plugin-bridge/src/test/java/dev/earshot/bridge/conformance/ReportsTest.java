package dev.earshot.bridge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

final class ReportsTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script> & 'x' \u0000\u0007\uD800 ]]>";

    private static final Verdict KEPT = Verdict.passed(Rule.SESSION_RUNS, "It went well.");
    private static final Verdict BROKEN = Verdict.failed(
            Rule.NO_EMPTY_FINAL,
            "A final has no text: " + HOSTILE,
            List.of(new Evidence(
                    "plain",
                    Optional.of(new Evidence.Moment(Duration.ofMillis(1500), Duration.ofMillis(1620))),
                    "final of segment 0",
                    HOSTILE)));
    private static final Verdict WARNED = Verdict.failed(
            Rule.NO_WORDS_IN_SILENCE,
            "Words come of silence.",
            List.of(new Evidence("silence", Optional.empty(), "heard", "you")));
    private static final Verdict SKIPPED = Verdict.notApplicable(Rule.WRONG_KEY, "It asks for no key.");
    private static final Verdict LEFT_OUT = Verdict.notTried(Rule.NOTHING_SENT, "It was left out.");

    private static ConformanceReport report(Verdict... verdicts) {
        return new ConformanceReport(
                new SubjectInfo(
                        "Deepgram " + HOSTILE,
                        "ws://127.0.0.1:8000/v1/listen?a=1&b=2",
                        Map.of("model", "nova <3>"),
                        Set.of(Ability.WORDS, Ability.INTERIM)),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Duration.ofMillis(61_250),
                Duration.ofSeconds(10),
                List.of(verdicts));
    }

    @Test
    void aReportFailsOnlyOverWhatMustBeKept() {
        assertTrue(report(KEPT, WARNED, SKIPPED).passed());
        assertFalse(report(KEPT, BROKEN).passed());
        assertEquals(
                Map.of(Outcome.PASSED, 1, Outcome.FAILED, 2, Outcome.NOT_APPLICABLE, 0, Outcome.NOT_TRIED, 0),
                report(KEPT, BROKEN, WARNED).counts());
    }

    @Test
    void thePageRunsNothingLoadsNothingAndEscapesWhatStrangersSay() {
        var page = HtmlReport.write(report(KEPT, BROKEN, WARNED, SKIPPED, LEFT_OUT));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains("src="), page);
        assertTrue(page.contains(
                "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; \uFFFD\uFFFD\uFFFD"));
        assertTrue(page.contains("One rule that must be kept is broken."));
        assertTrue(
                page.contains("<a class=\"failed\" href=\"#text.no-empty-final\">No empty final</a>"), "leads to it");
        assertTrue(page.contains("1 passed, 2 failed, 1 not applicable, 1 not tried"));
        assertTrue(page.contains("<details id=\"text.no-empty-final\" open>"), "what failed is unfolded");
        assertTrue(page.contains("<details id=\"session.runs\">"), "what passed is not");
        assertTrue(page.contains("prefers-color-scheme: dark"));
    }

    @Test
    void thePageHasAPlaceForEveryRule() {
        var all = IntStream.range(0, Rule.values().length)
                .mapToObj(i -> Verdict.passed(Rule.values()[i], "Kept."))
                .toArray(Verdict[]::new);
        var page = HtmlReport.write(report(all));
        for (var rule : Rule.values()) {
            assertTrue(page.contains("<details id=\"" + rule.id() + "\">"), rule.id());
        }
        assertTrue(page.contains("No rule that was tried is broken."));
    }

    @Test
    void theJsonSaysEverything() {
        var json = JsonMapper.shared().readTree(JsonReport.write(report(KEPT, BROKEN)));
        assertEquals("earshot-conformance", json.get("format").asString());
        assertEquals(1, json.get("version").asInt());
        assertFalse(json.get("passed").asBoolean());
        assertEquals(1, json.get("counts").get("failed").asInt());
        assertEquals("interim", json.get("subject").get("abilities").get(0).asString());
        var broken = json.get("verdicts").get(1);
        assertEquals("text.no-empty-final", broken.get("rule").asString());
        assertEquals("must", broken.get("severity").asString());
        assertEquals("livekit_session", broken.get("demanded_by").asString());
        assertEquals("failed", broken.get("outcome").asString());
        var evidence = broken.get("evidence").get(0);
        assertEquals(1.5, evidence.get("sent").asDouble());
        assertEquals(1.62, evidence.get("wall").asDouble());
        assertTrue(evidence.get("text").asString().startsWith("<script>"));
    }

    @Test
    void theJunitXmlIsWellFormedAndFailsExactlyWhenTheReportDoes() throws Exception {
        var suite = parsed(JunitReport.write(report(KEPT, BROKEN, WARNED, SKIPPED, LEFT_OUT)));
        assertEquals("testsuite", suite.getTagName());
        assertEquals("5", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("3", suite.getAttribute("skipped"));
        assertEquals("61.250", suite.getAttribute("time"));
        assertEquals("2026-01-02T03:04:05", suite.getAttribute("timestamp"));
        assertEquals(5, suite.getElementsByTagName("testcase").getLength());
        assertEquals(3, suite.getElementsByTagName("skipped").getLength());
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertTrue(failure.getAttribute("message").startsWith("A final has no text: <script>"), "escaped, not lost");
        assertTrue(failure.getTextContent().contains("plain (1.50 s sent, after 1.62 s): final of segment 0"));
        assertEquals("0", parsed(JunitReport.write(report(KEPT, WARNED))).getAttribute("failures"));
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        var long1 = new Evidence("one", Optional.empty(), "heard", "😀".repeat(200));
        assertTrue(long1.excerpt().length() <= 240, long1.excerpt());
        assertTrue(long1.excerpt().endsWith("😀…"), long1.excerpt());
        assertEquals("short", new Evidence("one", Optional.empty(), "heard", "short").excerpt());
    }
}
