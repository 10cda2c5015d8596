package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.client.Courier;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.HttpCourier;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.RecordingVendor;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;

/// Any service over HTTP, as its description says; where the key goes, that says, too.
public final class GenericHttpEndpoint implements RecordingVendor {
    @Override
    public Kind kind() {
        return Kind.of("generic-http", "Any service over HTTP", "http://127.0.0.1:8000", new KeyUse.Own());
    }

    @Override
    public BatchCodec codec(Request request, EndpointConfig config) {
        return GenericBatch.of(Description.of(config), request);
    }

    @Override
    public Courier courier(EndpointConfig config) {
        var keyUse = Description.of(config).keyUse();
        return new HttpCourier(config.address(), opening -> config.dressed(opening, keyUse), config.limits());
    }
}
