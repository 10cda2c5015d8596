package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Where a command reads and speaks, and what that place can show.
final class Terminal {
    private final InputStream in;
    private final WatchedOutput watched;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Supplier<Screen> screen;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    /// @param screen asked when it matters, and once only
    Terminal(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            Supplier<Screen> screen) {
        this.in = in;
        this.watched = new WatchedOutput(out);
        this.out = new PrintStream(watched, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.environment = environment;
        this.screen = Remembered.of(screen);
    }

    InputStream in() {
        return in;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean inIsTerminal() {
        return screen.get().inIsTerminal();
    }

    boolean outIsTerminal() {
        return screen.get().outIsTerminal();
    }

    boolean errIsTerminal() {
        return screen.get().errIsTerminal();
    }

    int columns() {
        return screen.get().columns();
    }

    /// A variable of the environment; one that is blank is not there.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// All variables of the environment.
    Map<String, String> environment() {
        return environment;
    }

    /// Whether bold and dim may be used on a stream that is a terminal; see <https://no-color.org>.
    boolean colours() {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean unable = environment.getOrDefault("TERM", "").equals("dumb")
                || (environment.containsKey("SystemRoot") && !environment.containsKey("WT_SESSION"));
        return !unwanted && !unable;
    }

    String dim(String text) {
        return colours() && !text.isEmpty() ? "\033[2m" + text + "\033[22m" : text;
    }

    /// One line to the user, apart from the output.
    void say(String sentence) {
        err.println("earshot: " + sentence);
    }

    /// Something that the user should know: told once, however often it happens.
    void note(String sentence) {
        if (noted.add(sentence)) {
            say(sentence);
        }
    }

    /// To be called after writing to [#out].
    ///
    /// @throws OutputClosedException when nobody reads any more
    /// @throws SttException DISK_FULL, WRITE_FAILED
    void checkOut() {
        out.flush();
        watched.failure().ifPresent(failure -> {
            if (isBrokenPipe(failure)) {
                throw new OutputClosedException();
            }
            throw WriteFailure.of(failure, "Standard output");
        });
    }

    private static boolean isBrokenPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
