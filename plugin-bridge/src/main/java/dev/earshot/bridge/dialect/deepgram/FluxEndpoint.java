package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import java.net.URI;
import java.util.Optional;

/// Deepgram Flux, or a server that speaks its `/v2/listen`.
public final class FluxEndpoint implements StreamingVendor {
    @Override
    public String id() {
        return "deepgram-flux";
    }

    @Override
    public String name() {
        return "Deepgram Flux";
    }

    @Override
    public URI address() {
        return URI.create("wss://api.deepgram.com");
    }

    @Override
    public KeyUse keyUse() {
        return new KeyUse.Header("Authorization", "Token ");
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v2/listen");
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new FluxClientCodec(request, config.sound().orElse(SoundFormat.PLAIN));
    }
}
