package dev.earshot.bridge.server.metrics;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Counts the HTTP requests, those that are turned down among them, and how long they took.
public final class CallCounter implements Filter {
    /// What may stand in the label; everything else is `other`.
    static final Set<String> ROUTES = Set.of(
            "/",
            "/health",
            "/ready",
            "/metrics",
            "/docs",
            "/docs/openapi.json",
            "/docs/asyncapi.json",
            "/docs/protocol.schema.json",
            "/ws/transcribe",
            "/v1/listen",
            "/v2/listen",
            "/v1/realtime",
            "/v1/models",
            "/v1/audio/transcriptions",
            "/v1/audio/translations");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private final Meters meters;
    private final LongSupplier nanoTime;

    CallCounter(Meters meters, LongSupplier nanoTime) {
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = nanoTime.getAsLong();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
                count(asked, answer.getStatus(), nanoTime.getAsLong() - began);
            }
        }
    }

    private void count(HttpServletRequest asked, int status, long nanos) {
        var method = asked.getMethod();
        Timer.builder("earshot.http.requests")
                .description("HTTP requests, WebSockets that connect among them")
                .tag("route", route(asked.getRequestURI()))
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("status", Integer.toString(status))
                .register(meters.registry())
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    static String route(String path) {
        if (ROUTES.contains(path)) {
            return path;
        }
        return path.startsWith("/v1/models/")
                ? "/v1/models/{model}"
                : path.startsWith("/assets/") ? "/assets/{file}" : "other";
    }
}
