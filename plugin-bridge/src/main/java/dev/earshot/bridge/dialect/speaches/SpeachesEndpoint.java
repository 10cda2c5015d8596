package dev.earshot.bridge.dialect.speaches;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// A Speaches server, by its realtime socket.
public final class SpeachesEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("speaches", "Speaches", "ws://127.0.0.1:8000", KeyUse.bearer());
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new SpeachesClientCodec(request);
    }
}
