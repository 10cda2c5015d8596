package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Goes on after one of several recordings failed, and remembers which did.
final class Failures {
    private final Terminal terminal;
    private final List<Path> failed = new ArrayList<>();
    private ExitCode first = ExitCode.OK;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What is done for one recording.
    interface Work {
        void run() throws Exception;
    }

    /// What the next recording would fail of too (Ctrl-C, a wrong command line, no model) is thrown on.
    void during(Path recording, Work work) throws Exception {
        try {
            work.run();
        } catch (SttException e) {
            if (e.error() == SttError.CANCELLED || ExitCode.of(e.error()) == ExitCode.MODEL) {
                throw e;
            }
            terminal.say(e.sentence());
            first = first == ExitCode.OK ? ExitCode.of(e.error()) : first;
            failed.add(recording);
        }
    }

    /// Says which failed when there were several, and gives the exit code of the first failure.
    ExitCode exitCode(int recordings) {
        if (!failed.isEmpty() && recordings > 1) {
            terminal.say(failed.size() + " of " + recordings + " recordings failed: "
                    + failed.stream().map(StandardInput::name).collect(Collectors.joining(", ")) + ".");
        }
        return first;
    }
}
