package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.List;

/// Goes on with the next of several models after one failed, and remembers which did.
final class Several {
    private final Terminal terminal;
    private final List<String> failed = new ArrayList<>();
    private ExitCode first = ExitCode.OK;

    Several(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What is done for one model.
    interface Work {
        void run() throws Exception;
    }

    /// What the next would fail of too is thrown on.
    void during(String name, Work work) throws Exception {
        try {
            work.run();
        } catch (SttException e) {
            if (e.error() == SttError.CANCELLED || e.error() == SttError.DISK_FULL) {
                throw e;
            }
            terminal.say(e.sentence());
            failed(name, ExitCode.of(e.error()));
        }
    }

    /// Counts one as failed of which the user was told already.
    void failed(String name, ExitCode code) {
        first = first == ExitCode.OK ? code : first;
        failed.add(name);
    }

    /// Says which failed when there were several, and gives the exit code of the first failure.
    ExitCode exitCode(int models) {
        if (!failed.isEmpty() && models > 1) {
            terminal.say(failed.size() + " of " + models + " failed: " + String.join(", ", failed) + ".");
        }
        return first;
    }
}
