package dev.earshot.app.server;

import dev.earshot.app.Version;
import dev.earshot.app.server.LogLine.Kind;
import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.bridge.server.Recognizers;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.server.TraceRecorder;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.Secret;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Starts servers whose sessions are watched, logged and traced. Safe for many threads.
///
/// @param phone under which address another device reaches a server; empty where only this machine does
record ServerStarter(
        Served served,
        ServerKey key,
        Function<URI, Optional<URI>> phone,
        InstantSource clock,
        LiveSessions sessions,
        ServerLog log) {
    /// Of how many sessions the traces are kept, and how much disk they may take.
    private static final int TRACES = 50;

    private static final long TRACE_BYTES = 1L << 30;

    /// Who hears for clients when that model is the usual one.
    interface Served {
        Recognizers of(InstalledModel usual, LoadOptions options);
    }

    /// Loads the model and starts a server, which takes seconds.
    ///
    /// @param defaults what a client gets that asks for nothing
    /// @throws SttException for a model that cannot be loaded, a port that is taken, a key that cannot be kept
    ServerRun start(InstalledModel model, ServerChoices wanted, LoadOptions loading, RecognitionOptions defaults) {
        var secret = Optional.of(wanted.reach())
                .filter(reach -> reach == Reach.NETWORK)
                .map(_ -> key.get());
        var setup = ServerSetup.of(wanted, secret, defaults, clock, sentence -> log.add(Kind.PROBLEM, sentence));
        var recognizers = served.of(model, loading);
        recognizers.named(Optional.empty());
        var traces = traces(secret);
        var monitor = ServerMonitor.all(
                sessions, log, traces.<ServerMonitor>map(one -> one).orElse(ServerMonitor.NONE));
        var server = new SttServer(setup, recognizers, monitor);
        try {
            server.start();
        } catch (RuntimeException refused) {
            traces.ifPresent(TraceRecorder::close);
            throw refused;
        }
        var outside = wanted.reach() == Reach.NETWORK ? phone.apply(server.address()) : Optional.<URI>empty();
        var here = ServerSetup.address(server.address(), wanted.reach());
        return new ServerRun(server, new Connection(outside.orElse(here), outside, secret, model.id()), traces);
    }

    /// A server without traces is better than none.
    private Optional<TraceRecorder> traces(Optional<Secret> secret) {
        var redactor = new Redactor(secret.stream().map(Secret::reveal).toList(), Keeping.SOUND);
        try {
            return Optional.of(TraceRecorder.latest(TRACES, TRACE_BYTES, redactor, Version.application()));
        } catch (SttException unwritable) {
            log.add(Kind.PROBLEM, "Sessions cannot be traced: " + unwritable.sentence());
            return Optional.empty();
        }
    }
}
