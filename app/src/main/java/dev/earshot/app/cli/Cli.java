package dev.earshot.app.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The command line: runs one command and says how it ended.
public final class Cli {
    private Cli() {}

    /// Runs `args` to the end on the calling thread. Machine-readable output and transcripts go to `out` as UTF-8,
    /// everything else to `err`. Never throws and never ends the process; Ctrl-C ends it with 130.
    ///
    /// @return the exit code; see [ExitCode]
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        throw new UnsupportedOperationException();
    }
}
