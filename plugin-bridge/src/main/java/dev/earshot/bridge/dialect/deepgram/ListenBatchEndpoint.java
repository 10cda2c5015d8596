package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// Deepgram for recordings, or a server that answers its `/v1/listen` over HTTP.
public final class ListenBatchEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of(
                "deepgram-rest",
                "Deepgram for recordings",
                "https://api.deepgram.com",
                new KeyUse.Header("Authorization", "Token "));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v1/listen");
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return new ListenBatch(request);
    }
}
