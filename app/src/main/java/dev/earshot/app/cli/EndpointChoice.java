package dev.earshot.app.cli;

import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.secrets.keyring.GivenKey;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.secrets.keyring.KeySource;
import dev.earshot.bridge.tester.Configuration;
import dev.earshot.bridge.tester.TestedEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which endpoint is meant: one that is kept, or an address.
final class EndpointChoice {
    @Option(
            names = "--vendor",
            paramLabel = "ID",
            description = "What is spoken at an address, where its path does not tell.")
    private Optional<String> vendor = Optional.empty();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Whose variables are filled in.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "The variable of the environment that holds the key, instead of the one that is kept.")
    private Optional<String> keyVariable = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The file that holds the key, instead of the one that is kept.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--endpoint-model", paramLabel = "NAME", description = "As the service calls it.")
    private Optional<String> model = Optional.empty();

    /// @param name of an endpoint that is kept, or an address
    /// @throws UsageException when neither is meant
    TestedEndpoint chosen(String name, CliContext context, Vendors vendors) {
        var resolved = name.contains("://") ? address(name, vendors) : kept(name, context);
        var configuration = new Configuration(
                keys(resolved, context), context.places().get().answers());
        var chosen = TestedEndpoint.of(resolved, configuration, vendors);
        resolved.origin()
                .filter(_ -> chosen.config().key().isPresent())
                .flatMap(KeyOrigin::exposure)
                .ifPresent(context.terminal()::note);
        return model.map(chosen::withModel).orElse(chosen);
    }

    private ResolvedEndpoint kept(String name, CliContext context) {
        if (vendor.isPresent()) {
            throw new UsageException("--vendor is for an address; that of '" + name + "' is kept with it");
        }
        var book = context.endpoints().read();
        return environment.map(one -> book.resolve(name, one)).orElseGet(() -> book.resolve(name));
    }

    private ResolvedEndpoint address(String text, Vendors vendors) {
        var spoken = vendor.orElseGet(() -> vendors.guess(uri(text))
                .map(EndpointVendor::id)
                .orElseThrow(() -> new UsageException("What is spoken at " + text + "? Say so with --vendor: one of "
                        + String.join(", ", vendors.ids()))));
        var host = Optional.ofNullable(uri(text).getAuthority()).orElse(text);
        return EndpointBook.EMPTY.with(SavedEndpoint.of(host, spoken, text)).resolve(host);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no address: give one like ws://127.0.0.1:8000/ws/transcribe");
        }
    }

    private KeySource keys(ResolvedEndpoint resolved, CliContext context) {
        if (keyVariable.isEmpty() && keyFile.isEmpty()) {
            return context.keys().get();
        }
        var origin = resolved.origin()
                .orElseThrow(() -> new UsageException(resolved.address() + " is none that takes a key"));
        return keyFile.map(file -> GivenKey.fromFile(origin, file)).orElseGet(() -> {
            var name = keyVariable.orElseThrow();
            var value = context.terminal().variable(name).orElse("");
            return GivenKey.fromVariable(origin, name, Map.of(name, value));
        });
    }
}
