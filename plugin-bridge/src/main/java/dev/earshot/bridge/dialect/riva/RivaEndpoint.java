package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;

/// NVIDIA Riva, one's own or in NVIDIA's cloud, where the header `function-id` says which function is
/// meant. Parameters go into the `custom_configuration` of its models.
public final class RivaEndpoint implements StreamingVendor {
    @Override
    public Kind kind() {
        return Kind.of("riva", "NVIDIA Riva", "grpc://127.0.0.1:50051", KeyUse.bearer());
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new RivaClientCodec(request, config.format(), config.parameters());
    }

    @Override
    public Dialer dialer(EndpointConfig config) {
        return new GrpcDialer(
                config.address(), opening -> config.dressed(opening, keyUse()).headers(), config.limits());
    }
}
