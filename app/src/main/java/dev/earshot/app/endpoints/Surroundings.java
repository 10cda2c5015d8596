package dev.earshot.app.endpoints;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.shell.EndpointChoices;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.speech.Surroundings.Threads;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the page's models work with.
///
/// @param ownServer where Earshot's own server is, while it is on
record Surroundings(
        UserEndpoints user,
        SettingsStore settings,
        Notices notices,
        Threads threads,
        TestBench bench,
        Supplier<Optional<URI>> ownServer) {
    EndpointChoices choices() {
        return settings.settings().get().endpoints();
    }

    void choose(UnaryOperator<EndpointChoices> change) {
        settings.change(old -> old.withEndpoints(change.apply(old.endpoints())));
    }
}
