package dev.earshot.app.models;

import dev.earshot.app.ModelPlaces;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.util.Optional;

/// The hub of the settings and the environment.
record LocalHub(ModelPlaces places) implements HubAccess {
    @Override
    public String address() {
        return places.hub().base().toString();
    }

    @Override
    public boolean hasToken() {
        return places.hub().token().isPresent();
    }

    @Override
    public Optional<String> offline() {
        return places.hub().offline()
                ? Optional.of("HF_HUB_OFFLINE is set: nothing is fetched until Earshot is started without it.")
                : Optional.empty();
    }

    @Override
    public void check(String address) {
        places.hubAt(address);
    }

    @Override
    public void keep(Secret token) throws IOException {
        places.tokens().keep(places.hub().base(), token);
    }

    @Override
    public void forget() throws IOException {
        places.tokens().forget(places.hub().base());
    }
}
