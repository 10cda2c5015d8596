package dev.earshot.bridge.server.metrics;

import dev.earshot.engine.recognition.ModelInMemory;
import dev.earshot.engine.recognition.ProcessMemory;
import dev.earshot.engine.recognition.Recognizer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Everything that a server counts, by the names in `docs/metrics.md`. Safe for many threads.
///
/// What may stand in a label is known beforehand: protocols, models, codes, names of keys. Nothing
/// that a client sends becomes one, so that nobody can fill the memory with new ones.
public final class Meters implements AutoCloseable {
    /// Prometheus' own, for those who know nothing newer.
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LongSupplier nanoTime;
    private final MultiGauge modelBytes;
    private final MultiGauge modelSessions;
    private volatile Supplier<List<ModelInMemory>> loaded = List::of;
    private final Map<String, AtomicInteger> connections = new ConcurrentHashMap<>(); // open now, by protocol

    /// What a scraper is answered.
    ///
    /// @param type its content type
    public record Scrape(String type, String text) {}

    /// @param nanoTime a clock that never jumps, as [System#nanoTime]
    public Meters(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        ProcessMemory.find()
                .ifPresent(memory -> Gauge.builder("process.resident.memory", memory::resident)
                        .description("Memory of the process, models among it")
                        .baseUnit("bytes")
                        .register(registry));
        Gauge.builder("earshot.build.info", () -> 1)
                .description("Which Earshot this is")
                .tag("version", Version.number())
                .register(registry);
        modelBytes = MultiGauge.builder("earshot.model.memory")
                .description("What the weights of a model in memory take")
                .baseUnit("bytes")
                .register(registry);
        modelSessions = MultiGauge.builder("earshot.model.sessions")
                .description("Sessions that a model in memory hears now")
                .register(registry);
    }

    /// What is asked for when somebody scrapes.
    ///
    /// @param sessions how many are heard now
    /// @param backlog sound that came and waits to be heard, of all of them
    /// @param models that are in memory
    public void watch(Supplier<Number> sessions, Supplier<Duration> backlog, Supplier<List<ModelInMemory>> models) {
        loaded = models;
        Gauge.builder("earshot.sessions", sessions)
                .description("Sessions that are heard now")
                .register(registry);
        Gauge.builder("earshot.backlog", () -> seconds(backlog.get()))
                .description("Sound that came and waits to be heard, of all sessions")
                .baseUnit("seconds")
                .register(registry);
    }

    /// Meters for one connection.
    ///
    /// @param protocol its path
    /// @param key the name of its key
    public StreamMeters stream(String protocol, String key) {
        var open = connections.computeIfAbsent(protocol, this::connections);
        open.incrementAndGet();
        return new StreamMeters(registry, nanoTime, protocol, key, open::decrementAndGet);
    }

    private AtomicInteger connections(String protocol) {
        var open = new AtomicInteger();
        Gauge.builder("earshot.connections", open::get)
                .description("Connections that are open now")
                .tag("protocol", protocol)
                .register(registry);
        return open;
    }

    /// Counts HTTP requests; goes before all other filters.
    public Filter calls() {
        return new CallCounter(this, nanoTime);
    }

    /// The same recogniser, whose sound and computing are counted under the name of its model.
    public Recognizer measured(Recognizer recognizer) {
        return new MeasuredRecognizer(recognizer, this);
    }

    /// A model has heard so much.
    void heard(String model, Duration sound, Duration computing) {
        add("earshot.audio.heard", "Sound that was handed to models", model, sound);
        add("earshot.compute", "Time for which models were at work", model, computing);
    }

    private void add(String name, String description, String model, Duration time) {
        Counter.builder(name)
                .description(description)
                .baseUnit("seconds")
                .tag("model", model)
                .register(registry)
                .increment(seconds(time));
    }

    /// What stands in the label of a request to this path: one of a few.
    public static String route(String path) {
        return CallCounter.route(path);
    }

    /// For what is counted elsewhere.
    MeterRegistry registry() {
        return registry;
    }

    /// All that has been counted.
    ///
    /// @param accept what the scraper wants to be answered in; it gets OpenMetrics where it names
    ///     that, else the older text format
    public Scrape scrape(String accept) {
        countModels();
        var type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        return new Scrape(type, registry.scrape(type));
    }

    private void countModels() {
        var models = loaded.get();
        modelBytes.register(
                models.stream().map(one -> Row.of(tags(one), one.bytes())).toList(), true);
        modelSessions.register(
                models.stream().map(one -> Row.of(tags(one), one.sessions())).toList(), true);
    }

    private static Tags tags(ModelInMemory one) {
        return Tags.of("model", one.model().id(), "device", one.device());
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    @Override
    public void close() {
        registry.close();
    }
}
