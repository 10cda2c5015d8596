package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.time.InstantSource;
import java.util.UUID;

/// Azure's speech service over a WebSocket. Its region is the first name of its host.
public final class AzureEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of(
                "azure",
                "Azure",
                "wss://westeurope.stt.speech.microsoft.com",
                new KeyUse.Header("Ocp-Apim-Subscription-Key", ""));
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new AzureClientCodec(request, config.format(), UUID.randomUUID(), InstantSource.system());
    }
}
