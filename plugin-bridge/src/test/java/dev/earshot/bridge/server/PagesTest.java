package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.FakeModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser is shown, over a real socket.
@Timeout(60)
final class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"#]+)\"|from '([^']+)'");

    private final House house =
            new House(FakeModel.saying("good morning"), ServerLimits.USUAL, Access.of(List.of("k")));

    @AfterEach
    void close() {
        house.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/docs, text/html",
        "/docs/openapi.json, application/json",
        "/docs/asyncapi.json, application/json",
        "/docs/protocol.schema.json, application/json",
        "/assets/try.js, text/javascript",
        "/assets/try.css, text/css",
        "/assets/icon.svg, image/svg+xml"
    })
    void pagesAreOpenToEverybodyAndLoadNothingFromElsewhere(String path, String type) throws Exception {
        var page = house.get(path);
        assertEquals(200, page.statusCode());
        assertTrue(header(page, "Content-Type").startsWith(type), header(page, "Content-Type"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        var policy = header(page, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe") || policy.contains("http"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void everythingAPageNeedsIsHere(String page) throws Exception {
        requireLinked(page, 0);
    }

    private void requireLinked(String path, int depth) throws Exception {
        var text = house.get(path);
        assertEquals(200, text.statusCode(), path);
        var links = LINK.matcher(text.body());
        while (depth < 3 && links.find()) {
            var link = links.group(1) == null ? links.group(2) : links.group(1);
            assertFalse(link.contains("//") || link.startsWith("data:"), path + " refers to " + link);
            requireLinked(URI.create(path).resolve(link).getPath(), depth + 1);
        }
        assertFalse(text.body().contains("onclick=") || text.body().contains("style=\""), path);
    }

    @Test
    void thePageHasTheNamesThatItIsDrivenBy() throws Exception {
        var page = house.get("/").body();
        for (var id :
                List.of("start", "stop", "final", "interim", "status", "key", "file", "language", "model", "level")) {
            assertTrue(page.contains("id=\"" + id + "\""), id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/openapi.json", "/assets/look.css"})
    void headIsAnsweredAsGetWithoutTheBody(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var head = http.send(
                    HttpRequest.newBuilder(house.address().resolve(path)).HEAD().build(),
                    HttpResponse.BodyHandlers.ofString());
            var whole = house.get(path);
            assertEquals(200, head.statusCode());
            assertEquals("", head.body());
            for (var name : List.of("Content-Type", "Content-Security-Policy", "ETag", "Content-Length")) {
                assertEquals(header(whole, name), header(head, name), name);
            }
        }
    }

    @Test
    void aBrowserThatHasThePageIsToldSo() throws Exception {
        var first = house.get("/");
        assertEquals("no-cache", header(first, "Cache-Control"));
        var again = house.get("/", "If-None-Match", header(first, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }
}
