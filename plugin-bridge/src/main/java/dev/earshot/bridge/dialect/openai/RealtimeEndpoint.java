package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// OpenAI realtime transcription, or a server that speaks its `/v1/realtime`. Its sound has one format only.
public final class RealtimeEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("openai-realtime", "OpenAI realtime", "wss://api.openai.com", KeyUse.bearer());
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v1/realtime");
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new RealtimeClientCodec(request);
    }
}
