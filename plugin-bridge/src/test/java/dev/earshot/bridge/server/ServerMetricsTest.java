package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.metrics.Outcome;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Gate;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Scrapes over a real socket while sessions go on, by a clock that only the test moves.
@Timeout(120)
final class ServerMetricsTest {
    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    /// What a scrape says of a series; NaN where it has none.
    private static double value(String scrape, String series) {
        return scrape.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String scrape(House house) throws Exception {
        return house.get("/metrics").body();
    }

    private static void assertValue(double expected, String scrape, String series) {
        assertEquals(expected, value(scrape, series), 1e-6, series + " in\n" + scrape);
    }

    @Test
    void whatGoesOnIsCountedWhileItGoesOn() throws Exception {
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate));
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4);
            gate.awaitStop();
            caller.ping(); // all of it has come
            var now = scrape(house);
            assertValue(1, now, "earshot_connections{protocol=\"/ws/transcribe\"}");
            assertValue(1, now, "earshot_sessions");
            assertValue(4, now, "earshot_audio_received_seconds_total{key=\"\",protocol=\"/ws/transcribe\"}");
            assertTrue(value(now, "earshot_backlog_seconds") > 3, now);

            house.pass(Duration.ofMillis(300));
            gate.openWide();
            caller.text("{\"type\":\"end\"}").until("\"done\"");
            caller.close();
            house.report();
            var then = scrape(house);
            assertValue(0, then, "earshot_connections{protocol=\"/ws/transcribe\"}");
            assertValue(0, then, "earshot_sessions");
            assertValue(0, then, "earshot_backlog_seconds");
            assertValue(4, then, "earshot_audio_heard_seconds_total{model=\"fake\"}");
            assertTrue(value(then, "earshot_compute_seconds_total{model=\"fake\"}") > 0, then);
            assertValue(
                    1,
                    then,
                    "earshot_connections_ended_total{key=\"\",outcome=\"completed\",protocol=\"/ws/transcribe\"}");
            for (var delay : List.of("first_interim", "final")) {
                var name = "earshot_" + delay + "_latency_seconds_";
                assertValue(0, then, name + "bucket{protocol=\"/ws/transcribe\",le=\"0.2\"}");
                assertValue(2, then, name + "bucket{protocol=\"/ws/transcribe\",le=\"0.3\"}");
                assertValue(2, then, name + "count{protocol=\"/ws/transcribe\"}");
                assertValue(0.6, then, name + "sum{protocol=\"/ws/transcribe\"}");
            }
        }
    }

    @Test
    void eachProtocolAndEachErrorHasItsCount() throws Exception {
        var limits = ServerLimits.USUAL.withSessions(1, 1);
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate), limits, Access.of(List.of("secret")));
                var first = house.call("/ws/transcribe", "Authorization", "Bearer secret")) {
            first.silence(1);
            gate.awaitStop();
            try (var second = house.call("/v1/listen?encoding=linear16&sample_rate=16000&token=secret")) {
                second.silence(1);
                assertEquals(1013, second.closeCode());
            }
            house.report();
            first.vanish();
            house.report();
            house.get("/v1/listen");
            house.get("/nobody/knows/this?token=secret");
            gate.openWide();
            var then = house.get("/metrics", "Authorization", "Bearer secret").body();
            assertValue(1, then, "earshot_errors_total{code=\"overloaded\",protocol=\"/v1/listen\"}");
            assertValue(
                    1,
                    then,
                    "earshot_connections_ended_total{key=\"key 1\",outcome=\"overloaded\",protocol=\"/v1/listen\"}");
            assertValue(
                    1,
                    then,
                    "earshot_connections_ended_total{key=\"key 1\",outcome=\"left\",protocol=\"/ws/transcribe\"}");
            var calls = "earshot_http_requests_seconds_count";
            assertValue(1, then, calls + "{method=\"GET\",route=\"/ws/transcribe\",status=\"101\"}");
            assertValue(1, then, calls + "{method=\"GET\",route=\"other\",status=\"404\"}");
            assertFalse(then.contains("secret"), "no secret in " + then);
            assertFalse(then.contains("nobody"), "nothing that a client sends in " + then);
        }
    }

    @Test
    void aRecordingIsCountedAndIsNotLate() throws Exception {
        try (var house = new House(model);
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            house.address().resolve("/v1/listen?encoding=linear16&sample_rate=16000"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[4 * 32_000]));
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            house.report();
            var then = scrape(house);
            assertValue(4, then, "earshot_audio_received_seconds_total{key=\"\",protocol=\"/v1/listen\"}");
            assertValue(4, then, "earshot_audio_heard_seconds_total{model=\"fake\"}");
            assertTrue(value(then, "earshot_compute_seconds_total{model=\"fake\"}") > 0, then);
            assertValue(
                    1, then, "earshot_connections_ended_total{key=\"\",outcome=\"completed\",protocol=\"/v1/listen\"}");
            assertValue(0, then, "earshot_final_latency_seconds_count{protocol=\"/v1/listen\"}");
            assertValue(
                    1,
                    then,
                    "earshot_http_requests_seconds_count{method=\"POST\",route=\"/v1/listen\",status=\"200\"}");
        }
    }

    @Test
    void theProcessIsDescribed() throws Exception {
        try (var house = new House(model)) {
            var now = scrape(house);
            assertTrue(now.contains("earshot_build_info{version=\"0"), now);
            assertTrue(value(now, "process_uptime_seconds") > 0, now);
            assertTrue(now.contains("jvm_memory_used_bytes{area=\"heap\""), now);
        }
    }

    @Test
    void aScraperGetsTheFormatThatItAsksFor() throws Exception {
        try (var house = new House(model)) {
            var old = house.get("/metrics");
            assertEquals(
                    "text/plain; version=0.0.4; charset=utf-8",
                    old.headers().firstValue("Content-Type").orElse(""));
            var prometheus = house.get(
                    "/metrics",
                    "Accept",
                    "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,"
                            + "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1");
            assertTrue(prometheus
                    .headers()
                    .firstValue("Content-Type")
                    .orElse("")
                    .startsWith("application/openmetrics-text"));
            assertTrue(prometheus.body().endsWith("# EOF\n"), prometheus.body());
            assertEquals(
                    "no-store", prometheus.headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void whereThereAreKeysItTakesOne() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("secret")))) {
            var refused = house.get("/metrics");
            assertEquals(401, refused.statusCode());
            assertEquals(
                    "Bearer", refused.headers().firstValue("WWW-Authenticate").orElse(""));
            assertFalse(refused.body().contains("earshot_"), refused.body());
            assertEquals(
                    200, house.get("/metrics", "Authorization", "Bearer secret").statusCode());
        }
    }

    @Test
    void howAConnectionEndedIsReadFromItsReport() {
        assertEquals(Outcome.COMPLETED, SessionMetrics.outcome("1000"));
        assertEquals(Outcome.FAILED, SessionMetrics.outcome("1011 The server failed;\nits log says more."));
        assertEquals(Outcome.COMPLETED, SessionMetrics.outcome("200"));
        assertEquals(Outcome.OVERLOADED, SessionMetrics.outcome("429 This server hears as many sessions as it may."));
        assertEquals(Outcome.REFUSED, SessionMetrics.outcome("400 The file is no audio."));
        assertEquals(Outcome.FAILED, SessionMetrics.outcome("200, broken off: It broke."));
        assertEquals(Outcome.LEFT, SessionMetrics.outcome("the client went away"));
    }
}
