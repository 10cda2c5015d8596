package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.load.ExpectedUse;
import dev.earshot.engine.SttException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether a host may be loaded: one that is not this machine has to be named by the user.
final class HostConfirmation {
    @Option(
            names = "--confirm",
            paramLabel = "HOST",
            description = "That this host, which is that of the address, may be loaded: needed for any but this"
                    + " machine. On a terminal it is asked for.")
    private Optional<String> confirmed = Optional.empty();

    /// @param use what the load will come to at most
    /// @throws UsageException where nobody confirms it
    ConfirmedHost confirm(URI address, int streams, ExpectedUse use, Optional<Price> price, Terminal terminal) {
        return ConfirmedHost.here(address)
                .orElseGet(() -> named(address, said(address, streams, use, price, terminal)));
    }

    private static ConfirmedHost named(URI address, String said) {
        try {
            return ConfirmedHost.named(address, said);
        } catch (SttException e) {
            throw new UsageException(e.sentence()
                    + ConfirmedHost.host(address)
                            .map(host -> " Give --confirm " + host)
                            .orElse(""));
        }
    }

    private String said(URI address, int streams, ExpectedUse use, Optional<Price> price, Terminal terminal) {
        return confirmed.orElseGet(() -> terminal.inIsTerminal() ? asked(address, streams, use, price, terminal) : "");
    }

    private static String asked(URI address, int streams, ExpectedUse use, Optional<Price> price, Terminal terminal) {
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "%s is not this machine. Up to %d streams at once would send it %s of sound in %d sessions%s.%n"
                                + "Is it yours, or does its owner agree? Type its name to go on: ",
                        ConfirmedHost.host(address).orElse(address.toString()),
                        streams,
                        ClockTime.show(use.sound()),
                        use.sessions(),
                        price.map(one -> ", about " + one.text(one.of(use.sound(), use.sessions())))
                                .orElse(""));
        terminal.err().flush();
        try {
            var reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
