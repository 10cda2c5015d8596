package dev.earshot.app;

import dev.earshot.app.cli.ExitCode;
import dev.earshot.engine.trace.Trace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Application;

/// Opens the window or, where there can be none, says why and does what the terminal can do instead.
final class Desktop {
    private Desktop() {}

    /// Returns the exit code when the window was closed.
    static int open(List<String> recordings) {
        var obstacle = noScreen(System.getenv(), System.getProperties());
        return obstacle.isPresent() ? withoutWindow(obstacle.get(), recordings) : withWindow(recordings);
    }

    private static int withWindow(List<String> recordings) {
        Log.keepToWhatMatters();
        try {
            Application.launch(EarshotApp.class, recordings.toArray(String[]::new));
            return ExitCode.OK.code();
        } catch (UnsupportedOperationException | LinkageError cannotStart) {
            var obstacle = SystemLibraries.missing()
                    .map(libraries -> libraries.sentence())
                    .orElse("The window cannot be opened (" + cannotStart.getMessage() + ").");
            return withoutWindow(obstacle, recordings);
        }
    }

    private static int withoutWindow(String obstacle, List<String> recordings) {
        PrintStream err = System.err;
        if (recordings.isEmpty()) {
            err.println("earshot: " + obstacle);
            err.println("earshot: In a terminal, `earshot transcribe FILE` does the same work; "
                    + "`earshot --help` lists all commands.");
            return ExitCode.USAGE.code();
        }
        if (recordings.size() == 1 && Trace.isNamed(Path.of(recordings.getFirst()))) {
            err.println("earshot: " + obstacle + " Showing the trace in the terminal instead.");
            return Main.inTerminal("trace", "show", recordings.getFirst());
        }
        err.println("earshot: " + obstacle + " Transcribing to the terminal instead.");
        return Main.inTerminal(
                Stream.concat(Stream.of("transcribe"), recordings.stream()).toArray(String[]::new));
    }

    /// Why there can be no window, told from the environment alone, before any of JavaFX is loaded.
    static Optional<String> noScreen(Map<String, String> environment, Properties system) {
        boolean needsDisplay = system.getProperty("os.name").startsWith("Linux")
                && !"Headless".equals(system.getProperty("glass.platform"));
        return needsDisplay && environment.getOrDefault("DISPLAY", "").isBlank()
                ? Optional.of("There is no screen here (DISPLAY is not set).")
                : Optional.empty();
    }

    /// What the window logs goes to standard error. A class of its own, because touching a logger settles how this
    /// process logs, and in the terminal that is for the command line to say.
    private static final class Log {
        /// Kept, since loggers that nobody holds forget their levels.
        private static final Logger ALL = Logger.getLogger("");

        private static final Logger JAVAFX = Logger.getLogger("javafx");

        static void keepToWhatMatters() {
            ALL.setLevel(Level.WARNING);
            // It warns at every start that it runs from the class path, which is how we mean it to run.
            JAVAFX.setLevel(Level.SEVERE);
        }
    }
}
