package dev.earshot.app.server;

import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.server.TraceRecorder;
import java.nio.file.Path;
import java.util.Optional;

/// A server from its start on, and what it leaves behind when it is off: the traces of its last sessions.
///
/// @param traces empty where there is no room for them
record ServerRun(SttServer server, Connection connection, Optional<TraceRecorder> traces) {
    /// Where the trace of a session lies, or will lie; empty for one that is not kept. Waits for nothing.
    Optional<Path> trace(String session) {
        return traces.stream()
                .flatMap(recorder -> recorder.recorded().stream())
                .filter(one -> one.session().id().equals(session))
                .map(TraceRecorder.Recorded::file)
                .findFirst();
    }

    /// Forgets the traces; waits some seconds for what is still to be written.
    void forget() {
        traces.ifPresent(TraceRecorder::close);
    }
}
