package dev.earshot.bridge.dialect.wyoming;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.client.TcpDialer;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// A Wyoming service, as Home Assistant speaks with them: bytes on TCP, without a key.
public final class WyomingEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("wyoming", "Wyoming", "tcp://127.0.0.1:10300", new KeyUse.None());
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new WyomingClientCodec(request);
    }

    @Override
    public Dialer dialer(EndpointConfig config) {
        return new TcpDialer(config.address(), config.limits());
    }
}
