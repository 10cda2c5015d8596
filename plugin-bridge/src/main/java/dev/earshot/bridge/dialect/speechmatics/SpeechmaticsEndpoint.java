package dev.earshot.bridge.dialect.speechmatics;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// Speechmatics' realtime API.
public final class SpeechmaticsEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("speechmatics", "Speechmatics", "wss://eu2.rt.speechmatics.com", KeyUse.bearer());
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new SpeechmaticsClientCodec(request, config.format());
    }
}
