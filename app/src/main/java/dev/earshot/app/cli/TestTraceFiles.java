package dev.earshot.app.cli;

import dev.earshot.app.Version;
import dev.earshot.bridge.tester.RunTrace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where the traces of tests go: the file that was asked for, and of several tests one each, with its
/// name before it.
///
/// @param several whether there are several tests
record TestTraceFiles(Optional<Path> asked, boolean several, Outputs outputs, InstantSource clock) {
    /// @throws dev.earshot.engine.SttException WRITE_FAILED when it exists and is not to be replaced
    Optional<RunTrace> of(String test) {
        return asked.map(file -> {
            var target = several ? file.resolveSibling(test + "-" + file.getFileName()) : file;
            outputs.check(target);
            return new RunTrace(target, clock.instant(), Version.application(), Map.of("recording", test));
        });
    }
}
