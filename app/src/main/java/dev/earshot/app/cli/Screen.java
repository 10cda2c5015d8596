package dev.earshot.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// What the three standard streams are connected to.
///
/// @param columns how wide the terminal is, where there is one
record Screen(boolean inIsTerminal, boolean outIsTerminal, boolean errIsTerminal, int columns) {
    static final Screen NONE = new Screen(false, false, false, 80);

    private static final int USUAL_COLUMNS = 80;

    /// Asks the system. Java tells only whether input and output both are a terminal, so a shell is asked, which takes
    /// some milliseconds: call it when it matters.
    static Screen probe() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            boolean terminal = Objects.requireNonNull(System.console()).isTerminal();
            return new Screen(terminal, terminal, terminal, USUAL_COLUMNS);
        }
        try {
            int bits = exitCode("c=0; [ -t 0 ] && c=1; [ -t 1 ] && c=$((c+2)); [ -t 2 ] && c=$((c+4)); exit $c");
            return new Screen((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, bits == 0 ? USUAL_COLUMNS : width());
        } catch (IOException noShell) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    private static int exitCode(String script) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
    }

    private static int width() throws IOException, InterruptedException {
        var stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
        var rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        stty.waitFor();
        return Optional.of(rowsAndColumns)
                .filter(size -> size.matches("\\d+ [1-9]\\d*"))
                .map(size -> Integer.parseInt(size.substring(size.indexOf(' ') + 1)))
                .orElse(USUAL_COLUMNS);
    }
}
