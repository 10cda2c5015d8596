package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Kind;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.client.WebSocketDialer;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import java.time.InstantSource;
import java.util.Optional;

/// Amazon Transcribe, streaming. Its key is `ACCESS_KEY:SECRET`, or `ACCESS_KEY:SECRET:TOKEN` for one
/// that lasts for a
/// while; it signs the address, and is not sent.
public final class AwsEndpoint implements StreamingVendor {
    private final InstantSource clock;

    public AwsEndpoint() {
        this(InstantSource.system());
    }

    /// @param clock of the signatures
    AwsEndpoint(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.of(
                "aws-transcribe",
                "Amazon Transcribe",
                "wss://transcribestreaming.eu-central-1.amazonaws.com:8443",
                new KeyUse.Own());
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/stream-transcription-websocket");
    }

    @Override
    public boolean choosesSound() {
        return true;
    }

    @Override
    public ClientCodec codec(Request request, EndpointConfig config) {
        return new TranscribeClientCodec(request, config.format());
    }

    @Override
    public Dialer dialer(EndpointConfig config) {
        var signature = new Signature(config, clock);
        return new WebSocketDialer(config.address(), signature::on, config.limits());
    }
}
