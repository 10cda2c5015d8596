package dev.earshot.app.cli;

import dev.earshot.engine.store.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads an access token without showing it.
final class TokenInput {
    private TokenInput() {}

    /// A line of standard input; on a terminal what is typed is not shown.
    ///
    /// @param hub that it is for
    /// @throws UsageException when there is none
    static Secret read(Terminal terminal, URI hub) {
        var text = (terminal.inIsTerminal() ? typed(terminal, hub) : line(terminal)).strip();
        if (text.isEmpty()) {
            throw new UsageException("No token came in: type or paste it, or pipe it into the command");
        }
        if (!text.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new UsageException("That is no token: it has no spaces and only plain letters, digits and signs");
        }
        return new Secret(text);
    }

    private static String typed(Terminal terminal, URI hub) {
        var console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new UsageException("What you type would be seen here, because the output goes"
                        + " elsewhere: pipe the token into the command"));
        terminal.err().print("Access token for " + hub.getHost() + " (not shown while you type): ");
        terminal.err().flush();
        return Optional.ofNullable(console.readPassword()).map(String::new).orElse("");
    }

    private static String line(Terminal terminal) {
        try {
            var reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).orElse("");
        } catch (IOException e) {
            throw new UsageException("Standard input cannot be read, so there is no token");
        }
    }
}
