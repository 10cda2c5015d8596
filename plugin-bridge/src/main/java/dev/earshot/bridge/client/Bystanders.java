package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that stand and say nothing. Closing it closes them.
public final class Bystanders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final Map<Integer, Integer> closes = new ConcurrentHashMap<>();

    /// Connects them one after the other. None of them says a word.
    public Bystanders(SocketService service, Request request, int connections) {
        for (int i = 0; i < connections; i++) {
            try {
                connect(service, request);
            } catch (SttException e) {
                refusals.merge(e.sentence(), 1, Integer::sum);
            }
        }
    }

    private void connect(SocketService service, Request request) {
        var listener = new Messages(_ -> {}, (code, _) -> {
            closes.merge(code, 1, Integer::sum);
            gone.incrementAndGet();
        });
        sockets.add(
                Handshake.of(http, service, service.protocol().codec(request).opening(), listener));
    }

    /// How many stand now.
    public int standing() {
        return sockets.size() - gone.get();
    }

    /// Why others do not: how often each was said.
    public Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /// How often the server closed one, by its code.
    public Map<Integer, Integer> closes() {
        return Map.copyOf(closes);
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        http.shutdownNow();
    }
}
