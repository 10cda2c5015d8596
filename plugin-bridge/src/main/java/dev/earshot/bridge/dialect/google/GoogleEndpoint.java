package dev.earshot.bridge.dialect.google;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// Google's API for short recordings. The key is an API key; it is shown in a header, since addresses are logged.
public final class GoogleEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of("google", "Google", "https://speech.googleapis.com", new KeyUse.Header("X-Goog-Api-Key", ""));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v1/speech:recognize");
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return new GoogleBatch(request);
    }
}
