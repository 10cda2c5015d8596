package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.EndpointSession;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Retries;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.conformance.Subject;
import dev.earshot.bridge.conformance.SubjectInfo;
import dev.earshot.bridge.conformance.SubjectSession;
import dev.earshot.bridge.faults.Fault;
import dev.earshot.bridge.faults.FaultListener;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.faults.FaultyRecognizer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// An endpoint that is judged: each session has connections of its own, and breaks as it is asked to.
///
/// @param config with the key that is right
/// @param info says no more of its abilities than is true: [Abilities] finds what a protocol has
public record EndpointSubject(EndpointVendor vendor, EndpointConfig config, Wiring wiring, SubjectInfo info)
        implements Subject {
    /// One that is asked as `options` have it.
    ///
    /// @param madeBy the version of what judges it
    public static EndpointSubject of(
            TestedEndpoint endpoint, Detectors detectors, RecognitionOptions options, String madeBy) {
        var vendor = endpoint.vendor();
        var config = endpoint.config();
        var info = new SubjectInfo(
                config.name(),
                config.address().toString(),
                Map.of("Earshot", madeBy, "protocol", vendor.name()),
                Abilities.of(vendor, config, options));
        return new EndpointSubject(vendor, config, Wiring.plain(detectors), info);
    }

    @Override
    public Opening usual() {
        return opening(FaultPlan.NONE, config);
    }

    /// Of an endpoint that is shown no key there is none that could be wrong.
    @Override
    public Optional<Opening> withWrongKey() {
        return switch (vendor.keyUse()) {
            case KeyUse.None _ -> Optional.empty();
            case KeyUse.Header _, KeyUse.Parameter _, KeyUse.Own _ ->
                config.key()
                        .map(_ -> opening(
                                FaultPlan.of(new Fault.WrongKey()),
                                config.withRetries(Retries.NONE).withMemory(Optional.empty())));
        };
    }

    @Override
    public Optional<Opening> breaking(Duration sent) {
        return Optional.of(opening(dropping(sent), config.withRetries(Retries.NONE)));
    }

    @Override
    public Optional<Opening> reconnecting(Duration sent) {
        var trying = config.retries().most() == 0 ? config.withRetries(Retries.USUAL) : config;
        return Optional.of(opening(dropping(sent), trying));
    }

    private static FaultPlan dropping(Duration sent) {
        return FaultPlan.of(new Fault.Drop(sent));
    }

    private Opening opening(FaultPlan plan, EndpointConfig asked) {
        var service = new FaultyRecognizer(vendor, asked, wiring, plan, FaultListener.NONE, SteadyClock.SYSTEM);
        return (options, listener) -> new Flushable(service.open(options, listener));
    }

    private record Flushable(EndpointSession session) implements SubjectSession {
        @Override
        public void accept(Pcm chunk) throws InterruptedException {
            session.accept(chunk);
        }

        @Override
        public void flush() throws InterruptedException {
            session.flush();
        }

        @Override
        public void finish() throws InterruptedException {
            session.finish();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
