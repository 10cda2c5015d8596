package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The clients of `app/src/test/clients`: real ones, as npm has them, each in a process of its own.
///
/// Tests that need them are skipped where Node.js or they themselves are not here.
final class NodeClients {
    /// More than the clients take before they end themselves.
    private static final long PATIENCE = 90;

    /// Debian's own. Chromium's driver asks for a newer one.
    private static final int OLDEST_NODE = 18;

    private final Path folder =
            Path.of(System.getProperty("earshot.root", "..")).resolve("app/src/test/clients");

    NodeClients() {
        assumeTrue(
                Files.isDirectory(folder.resolve("node_modules")),
                "skipped: the clients are not here; run 'npm ci' in app/src/test/clients");
        needs(OLDEST_NODE);
    }

    /// Skips the test where Node.js is older.
    void needs(int oldest) {
        int version = version();
        assumeTrue(
                version >= oldest,
                "skipped: the clients need Node.js " + oldest + " or newer, and "
                        + (version == 0 ? "there is none" : "here is " + version));
    }

    private static int version() {
        try {
            var node = new ProcessBuilder("node", "--version").start();
            var text = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(text.strip().replaceFirst("v(\\d+).*", "$1"));
        } catch (IOException e) {
            return 0;
        }
    }

    /// What one of them did.
    ///
    /// @param json as it says it itself: `events`, `unhandled` errors, `error` where it failed, and what
    ///     its case adds
    record Done(JsonNode json) {
        /// What happened, in its order.
        List<JsonNode> events() {
            return json.path("events").valueStream().toList();
        }

        List<JsonNode> events(String type) {
            return events().stream()
                    .filter(event -> event.path("type").stringValue("").equals(type))
                    .toList();
        }

        /// All texts under this name, in their order.
        static List<String> texts(Stream<JsonNode> nodes, String name) {
            return nodes.map(node -> node.path(name).stringValue("")).toList();
        }

        /// That it failed with an error of this class, as its own programs would catch it.
        void assertFailed(String kind, int status) {
            assertTrue(
                    json.path("error")
                            .path("kinds")
                            .valueStream()
                            .anyMatch(one -> one.stringValue().equals(kind)),
                    json::toString);
            assertEquals(status, json.path("error").path("status").intValue(0), json::toString);
        }

        int closed() {
            return json.path("closed").intValue(0);
        }
    }

    /// Runs `script` and waits for it.
    Done run(String script, String what, URI server, String key, Path audio) {
        return start(script, what, server, key, audio).await();
    }

    Running start(String script, String what, URI server, String key, Path audio) {
        return start(script, what, server, key, audio, Map.of());
    }

    /// @param environment variables beside those of this process
    Running start(String script, String what, URI server, String key, Path audio, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder("node", script + ".mjs", what, server.toString(), key, audio.toString());
            builder.environment().putAll(environment);
            builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            return new Running(builder.start(), script + " " + what);
        } catch (IOException e) {
            throw new AssertionError("Node.js does not start", e);
        }
    }

    /// One that is at work.
    record Running(Process process, String name) {
        /// What it did, when it is done. Nothing may hang, and no error may get past its program.
        Done await() {
            try {
                var line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), () -> name + " does not end");
                assertEquals(0, process.exitValue(), () -> name + ": " + line);
                var json = new JsonMapper().readTree(line.substring(line.lastIndexOf("{\"events\"")));
                assertFalse(json.path("hung").booleanValue(false), () -> name + " waits for ever: " + json);
                assertEquals("[]", json.path("unhandled").toString(), name);
                return new Done(json);
            } catch (IOException e) {
                throw new AssertionError(name + " cannot be read", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
