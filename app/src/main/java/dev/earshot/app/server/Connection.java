package dev.earshot.app.server;

import dev.earshot.engine.store.Secret;
import java.net.URI;
import java.util.Optional;

/// How clients reach a server that is on.
///
/// @param http its address for whoever is meant to use it: `http://192.0.2.7:8000`
/// @param phone the same for a device in the network; empty where only this machine reaches it
/// @param key what they have to send; empty where nothing is asked
/// @param model the id of its usual model
record Connection(URI http, Optional<URI> phone, Optional<Secret> key, String model) {
    /// `ws://192.0.2.7:8000`
    URI sockets() {
        return URI.create(http.toString().replaceFirst("^http", "ws"));
    }

    /// Where a browser tries it.
    URI testPage() {
        return http.resolve("/");
    }
}
