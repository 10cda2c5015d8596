package dev.earshot.bridge.dialect.assemblyai;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// AssemblyAI's second version, for what still speaks it.
public final class RealtimeEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of(
                "assemblyai-v2", "AssemblyAI v2", "wss://api.assemblyai.com", new KeyUse.Header("Authorization", ""));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v2/realtime/ws");
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new RealtimeClientCodec(request, config.format());
    }
}
