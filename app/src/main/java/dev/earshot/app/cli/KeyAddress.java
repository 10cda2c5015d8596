package dev.earshot.app.cli;

import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whom a key is for: an address, or an endpoint by its name.
final class KeyAddress {
    @Parameters(
            paramLabel = "ADDRESS",
            description = "As https://api.example.org; or the name of an endpoint, for its address.")
    private String text = "";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Whose variables the address of that endpoint takes.")
    private Optional<String> environment = Optional.empty();

    KeyOrigin origin(CliContext context) {
        if (text.contains("://")) {
            return KeyOrigin.of(text);
        }
        var book = context.endpoints().read();
        if (book.endpoints().stream().noneMatch(endpoint -> endpoint.name().equals(text))) {
            throw new UsageException("'" + text + "' is no address, and no endpoint has that name: write"
                    + " https://api.example.org, say");
        }
        var endpoint = environment.isEmpty() ? book.resolve(text) : book.resolve(text, environment.get());
        return endpoint.origin()
                .orElseThrow(() -> new UsageException("The protocol of '" + text + "' has no keys: "
                        + endpoint.address().getScheme() + "://"));
    }
}
