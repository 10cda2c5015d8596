package dev.earshot.bridge.dialect.gladia;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// Gladia's live API. A parameter `region` says where it hears.
public final class GladiaEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("gladia", "Gladia", "https://api.gladia.io", new KeyUse.Header("X-Gladia-Key", ""));
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new GladiaClientCodec(request, config.format());
    }

    @Override
    public Dialer dialer(EndpointConfig config) {
        return new GladiaDialer(config.address(), opening -> config.dressed(opening, keyUse()), config.limits());
    }
}
