package dev.earshot.bridge.dialect.whisperlivekit;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// A WhisperLiveKit server. It takes a key, its token, in the query only.
public final class WhisperLiveKitEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("whisperlivekit", "WhisperLiveKit", "ws://127.0.0.1:8000", new KeyUse.Parameter("token"));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/asr");
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new WhisperLiveKitClientCodec(request);
    }
}
