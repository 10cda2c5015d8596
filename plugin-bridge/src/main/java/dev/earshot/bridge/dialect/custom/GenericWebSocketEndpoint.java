package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.client.WebSocketDialer;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// Any service over a WebSocket, as its description says; where the key goes, that says, too.
public final class GenericWebSocketEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("generic-websocket", "Any service over a WebSocket", "ws://127.0.0.1:8000", new KeyUse.Own());
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new GenericSocketCodec(Description.of(config), request);
    }

    @Override
    public Dialer dialer(EndpointConfig config) {
        var keyUse = Description.of(config).keyUse();
        return new WebSocketDialer(config.address(), opening -> config.dressed(opening, keyUse), config.limits());
    }
}
