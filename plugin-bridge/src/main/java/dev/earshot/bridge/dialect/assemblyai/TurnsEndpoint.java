package dev.earshot.bridge.dialect.assemblyai;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.util.Optional;

/// AssemblyAI's streaming API, the third version. Its texts have case and punctuation.
public final class TurnsEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of(
                "assemblyai", "AssemblyAI", "wss://streaming.assemblyai.com", new KeyUse.Header("Authorization", ""));
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/v3/ws");
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new TurnsClientCodec(request, config.format(), TurnText.FORMATTED);
    }
}
