package dev.earshot.bridge.dialect.earshot;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// A server of Earshot, by its own protocol.
public final class EarshotEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("earshot", "Earshot", "ws://127.0.0.1:8000", KeyUse.bearer());
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/ws/transcribe");
    }

    @Override
    public boolean takesTornSamples() {
        return true;
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new EarshotClientCodec(request, config.format());
    }
}
