package dev.earshot.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How much memory a server says that its process has, in `/metrics`.
record ServerMemory(URI server, Map<String, String> headers) {
    private static final String RESIDENT = "process_resident_memory_bytes";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Bytes; empty where it does not say.
    Optional<Double> resident() throws InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/metrics")).timeout(PATIENCE);
        headers.forEach(request::header);
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                return lines.filter(line -> line.startsWith(RESIDENT))
                        .findFirst()
                        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
            }
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /// As people read it.
    static String show(Optional<Double> bytes) {
        return bytes.map(count -> Math.round(count / (1 << 20)) + " MiB").orElse("unknown");
    }
}
