package dev.earshot.app.cli;

import dev.earshot.engine.store.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads a secret without showing it.
///
/// @param name what it is called in sentences
/// @param prompt what it is called where it is asked for
record SecretInput(String name, String prompt) {
    static final SecretInput TOKEN = new SecretInput("token", "Access token");
    static final SecretInput KEY = new SecretInput("key", "Key");

    /// A line of standard input; on a terminal what is typed is not shown.
    ///
    /// @param owner whom it is for
    /// @throws UsageException when there is none
    Secret read(Terminal terminal, String owner) {
        var text = (terminal.inIsTerminal() ? typed(terminal, owner) : line(terminal)).strip();
        if (text.isEmpty()) {
            throw new UsageException("No " + name + " came in: type or paste it, or pipe it into the command");
        }
        if (!text.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new UsageException(
                    "That is no " + name + ": it has no spaces and only plain letters, digits and signs");
        }
        return new Secret(text);
    }

    private String typed(Terminal terminal, String owner) {
        var console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new UsageException("What you type would be seen here, because the output goes"
                        + " elsewhere: pipe the " + name + " into the command"));
        terminal.err().print(prompt + " for " + owner + " (not shown while you type): ");
        terminal.err().flush();
        return Optional.ofNullable(console.readPassword()).map(String::new).orElse("");
    }

    private String line(Terminal terminal) {
        try {
            var reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).orElse("");
        } catch (IOException e) {
            throw new UsageException("Standard input cannot be read, so there is no " + name);
        }
    }
}
