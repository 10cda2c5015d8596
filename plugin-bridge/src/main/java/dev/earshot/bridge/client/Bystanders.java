package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that stand and say nothing. Closing it closes them.
public final class Bystanders implements AutoCloseable {
    private final Dialer dialer;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final Map<Integer, Integer> closes = new ConcurrentHashMap<>();

    /// Connects them one after the other. None of them says a word.
    public Bystanders(SocketService service, Request request, int connections) {
        this.dialer = new WebSocketDialer(service);
        for (int i = 0; i < connections; i++) {
            try {
                connect(service.protocol().codec(request).opening());
            } catch (SttException e) {
                refusals.merge(e.sentence(), 1, Integer::sum);
            }
        }
    }

    private void connect(Opening opening) {
        lines.add(dialer.dial(opening, new Line.Listener() {
            @Override
            public void received(Frame frame) {}

            @Override
            public void closed(int code, String reason) {
                closes.merge(code, 1, Integer::sum);
                gone.incrementAndGet();
            }
        }));
    }

    /// How many stand now.
    public int standing() {
        return lines.size() - gone.get();
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
        lines.forEach(Line::abort);
        dialer.close();
    }
}
