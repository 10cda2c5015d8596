package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Hub;
import dev.earshot.engine.store.HubSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/// From where models are fetched, and who asks.
final class HubOptions {
    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Another hub than the one in the settings, in HF_ENDPOINT, or huggingface.co.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--token-from-stdin",
            description = "Read an access token from standard input, for this once; 'earshot models login' keeps one.")
    private boolean tokenFromStdin;

    @Option(names = "--offline", description = "Fetch nothing: what is not here is an error.")
    private boolean offline;

    /// Reads the token if there is one to read.
    ///
    /// @throws SttException UNSUPPORTED when the address is none
    Hub hub(CliContext context) {
        var settings = settings(context, address);
        var token = tokenFromStdin
                ? Optional.of(SecretInput.TOKEN.read(
                        context.terminal(), settings.base().toString()))
                : settings.token();
        return new Hub(new HubSettings(
                settings.base(), token, settings.proxies(), settings.cache(), offline || settings.offline()));
    }

    /// @param address given for this once
    static HubSettings settings(CliContext context, Optional<String> address) {
        var places = context.modelPlaces().get();
        return address.map(places::hubAt).orElseGet(places::hub);
    }

    /// Says so before anything is asked of the network.
    ///
    /// @param what would be fetched
    static void checkOnline(HubSettings hub, String what) {
        if (hub.offline()) {
            throw new SttException(
                    SttError.NETWORK,
                    what + " is not on this machine, and nothing may be fetched: --offline or HF_HUB_OFFLINE says so.");
        }
    }
}
