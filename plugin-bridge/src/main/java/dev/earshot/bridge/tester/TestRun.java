package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.Meter;
import dev.earshot.bridge.client.TappedCourier;
import dev.earshot.bridge.client.TappedDialer;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.faults.FaultyRecognizer;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.SilenceAfter;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.TraceHeader;
import dev.earshot.engine.trace.TraceWriter;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/// A run against an endpoint: sound goes to it at a pace, with what is to go wrong on purpose, and all
/// of it can be written down.
///
/// @param detectors find where somebody speaks, for services that hear recordings only
/// @param simulation how sound is sent, and by which clock
/// @param endSilence how much silence is sent after the end
/// @param faults what goes wrong on purpose; an empty plan is none
public record TestRun(
        TestedEndpoint endpoint,
        Detectors detectors,
        StreamSimulation simulation,
        Duration endSilence,
        FaultPlan faults,
        RecognitionOptions options) {
    /// Sound sent as a saved test has it.
    public static StreamSimulation simulation(Pacing pacing, SteadyClock clock) {
        var pace = switch (pacing.speed()) {
            case Pacing.Speed.Burst() -> Pace.FAST;
            case Pacing.Speed.Times(double factor) -> new Pace.Times(factor);
        };
        return new StreamSimulation(new ChunkSizes.Fixed(pacing.frame()), pace, clock);
    }

    /// Runs to the end on the calling thread, and is written down; interrupting it cancels. What was
    /// written down until then stays, also of a run that fails.
    ///
    /// @throws dev.earshot.engine.SttException what ended the session or the source early, or why no
    ///     trace can be written
    public TestResult run(PcmSource sound, RunTrace target, TestListener listener) throws InterruptedException {
        try (var trace = begin(target)) {
            return run(sound, trace.and(listener));
        }
    }

    /// As [#run(PcmSource,RunTrace,TestListener)], but nothing is written down.
    public TestResult run(PcmSource sound, TestListener listener) throws InterruptedException {
        var meter = new Meter();
        var wiring = new Wiring(
                dialer -> new TappedDialer(dialer, listener),
                courier -> new TappedCourier(courier, listener),
                meter,
                detectors);
        var service = new FaultyRecognizer(
                endpoint.vendor(), endpoint.config(), wiring, faults, listener::disturbed, simulation.clock());
        try (var watched = new WatchedRecognizer(service, listener)) {
            var source = new SilenceAfter(service.disturbed(sound), endSilence);
            return new TestResult(simulation.run(source, watched, options, _ -> {}), meter.usage());
        }
    }

    private TestTrace begin(RunTrace target) {
        var config = endpoint.config();
        var about = new LinkedHashMap<>(target.about());
        about.put("endpoint", config.name());
        if (!faults.faults().isEmpty()) {
            about.put("faults", faults.text());
        }
        var header = new TraceHeader(
                target.began(),
                target.madeBy(),
                "Java " + Runtime.version().feature(),
                TraceHeader.Side.CLIENT,
                config.address().toString(),
                endpoint.vendor().name(),
                UUID.randomUUID().toString(),
                Optional.empty(),
                options.language(),
                about,
                Keeping.SOUND,
                Optional.empty());
        var redactor = new Redactor(config.key().stream().toList(), Keeping.SOUND);
        return new TestTrace(TraceWriter.begin(target.file(), header, redactor), simulation.clock());
    }
}
