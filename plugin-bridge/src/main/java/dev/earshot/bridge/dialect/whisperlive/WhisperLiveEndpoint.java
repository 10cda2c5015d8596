package dev.earshot.bridge.dialect.whisperlive;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.UUID;

/// A WhisperLive server.
public final class WhisperLiveEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("whisperlive", "WhisperLive", "ws://127.0.0.1:9090", new KeyUse.None());
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new WhisperLiveClientCodec(request, UUID.randomUUID().toString());
    }
}
