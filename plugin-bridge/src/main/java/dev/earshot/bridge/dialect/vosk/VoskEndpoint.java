package dev.earshot.bridge.dialect.vosk;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// A Vosk server. Its model decides at what rate it hears: mostly 16 kHz.
public final class VoskEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("vosk", "Vosk", "ws://127.0.0.1:2700", new KeyUse.None());
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new VoskClientCodec(request, config.format().rate());
    }
}
