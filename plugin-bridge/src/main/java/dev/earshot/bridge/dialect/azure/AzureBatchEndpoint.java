package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;

/// Azure's API for short recordings. Its region is the first name of its host.
public final class AzureBatchEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of(
                "azure-rest",
                "Azure for recordings",
                "https://westeurope.stt.speech.microsoft.com",
                new KeyUse.Header("Ocp-Apim-Subscription-Key", ""));
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return new AzureBatch(request);
    }
}
