package dev.earshot.app;

import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointFile;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.bridge.tester.Configuration;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// This user's speech services elsewhere, as the window works with them: saved endpoints, their keys,
/// and all kinds that there are. Safe for many threads.
///
/// @param keys may wait for the keyring to start
/// @param answers where answers are kept for endpoints that want that
public record UserEndpoints(EndpointFile file, Supplier<KeyVault> keys, Vendors vendors, Path answers) {
    /// Those of a user whose files are in these places. Touches no disk and no keyring yet.
    ///
    /// @param notices is told when a damaged file was given another name
    public static UserEndpoints in(Places places, Consumer<String> notices) {
        return new UserEndpoints(
                new EndpointFile(places.endpoints(), notices), new Once(places), Vendors.installed(), places.answers());
    }

    /// Looks for the keyring when it is first asked for, and only then.
    private static final class Once implements Supplier<KeyVault> {
        private final Places places;
        private Optional<KeyVault> found = Optional.empty();

        Once(Places places) {
            this.places = places;
        }

        @Override
        public synchronized KeyVault get() {
            if (found.isEmpty()) {
                found = Optional.of(Keys.of(places, System.getenv()));
            }
            return found.get();
        }
    }

    /// What an endpoint is with the variables of an environment of the file; waits for the disk.
    ///
    /// @throws SttException UNSUPPORTED when there is no such environment, a variable is not in it, or
    ///     no address comes out
    public ResolvedEndpoint resolve(SavedEndpoint endpoint, Optional<String> environment) {
        var book = file.read().with(endpoint);
        return environment
                .map(name -> book.resolve(endpoint.name(), name))
                .orElseGet(() -> book.resolve(endpoint.name()));
    }

    /// An endpoint that can be reached, with its key. May wait for a person who unlocks the keys:
    /// never on the FX thread.
    ///
    /// @throws SttException as [#resolve]; ACCESS_DENIED for a key that cannot be had
    public TestedEndpoint open(SavedEndpoint endpoint, Optional<String> environment) {
        return open(resolve(endpoint, environment));
    }

    /// The same of one without variables.
    public TestedEndpoint open(ResolvedEndpoint resolved) {
        return TestedEndpoint.of(
                resolved, new Configuration(origin -> keys.get().keyFor(origin), answers), vendors);
    }
}
