package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.util.Optional;

/// How the model hub is reached, and what the user chose about that. Reads small files.
interface HubAccess {
    /// Where the hub is, as it is used now.
    String address();

    /// Whether a token is sent to it, of whatever origin.
    boolean hasToken();

    /// Why nothing may be fetched; empty where it may.
    Optional<String> offline();

    /// @throws SttException when a hub cannot have this address
    void check(String address);

    void keep(Secret token) throws IOException;

    /// Forgets the token that the user gave here.
    void forget() throws IOException;
}
