package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// Deepgram, or a server that speaks its `/v1/listen`.
public final class ListenEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("deepgram", "Deepgram", "wss://api.deepgram.com", new KeyUse.Header("Authorization", "Token "));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v1/listen");
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
        return new ListenClientCodec(request, config.format());
    }
}
