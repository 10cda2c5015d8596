package dev.earshot.app.models;

import dev.earshot.engine.store.Secret;
import java.util.Optional;

/// A hub with a token.
final class FakeHub implements HubAccess {
    volatile Optional<Secret> token = Optional.of(new Secret("hf_x"));

    @Override
    public String address() {
        return "https://huggingface.co";
    }

    @Override
    public boolean hasToken() {
        return token.isPresent();
    }

    @Override
    public Optional<String> offline() {
        return Optional.empty();
    }

    @Override
    public void check(String address) {}

    @Override
    public void keep(Secret given) {
        token = Optional.of(given);
    }

    @Override
    public void forget() {
        token = Optional.empty();
    }
}
