package dev.earshot.bridge.dialect.whispercpp;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// The server of whisper.cpp.
public final class InferenceEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of("whisper-cpp", "whisper.cpp", "http://127.0.0.1:8080", new KeyUse.None());
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/inference");
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return new InferenceBatch(request);
    }
}
