package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.TraceRecorder;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether a server writes down what happens in each session.
final class TraceOptions {
    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Write a trace of each session into this folder, for 'earshot trace': sound, text and every"
                    + " message. Whoever may read the folder can hear what was said.")
    private Optional<Path> traces = Optional.empty();

    @Option(names = "--traces-without-sound", description = "Leave the sound out of the traces.")
    private boolean withoutSound;

    /// What watches a server while that traces, and is closed after it.
    interface Tracing extends AutoCloseable {
        ServerMonitor monitor();

        @Override
        void close();
    }

    /// @param secrets that must not stand in a trace
    /// @throws dev.earshot.engine.SttException WRITE_FAILED
    Tracing begin(List<String> secrets) {
        if (traces.isEmpty()) {
            if (withoutSound) {
                throw new UsageException("--traces-without-sound says how --traces DIR are written: give that, too");
            }
            return tracing(ServerMonitor.NONE, () -> {});
        }
        var redactor = new Redactor(secrets, withoutSound ? Keeping.NO_SOUND : Keeping.SOUND);
        var recorder = TraceRecorder.into(traces.get(), redactor, Version.application());
        return tracing(recorder, recorder::close);
    }

    private static Tracing tracing(ServerMonitor monitor, Runnable end) {
        return new Tracing() {
            @Override
            public ServerMonitor monitor() {
                return monitor;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }
}
