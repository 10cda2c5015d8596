package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.recognition.Recognizer;

/// A kind of service that hears while somebody speaks.
public interface StreamingVendor extends EndpointVendor {
    /// Begins to speak with it, for one connection.
    ClientCodec codec(Request request, EndpointConfig config);

    /// What connects to an endpoint.
    default Dialer dialer(EndpointConfig config) {
        return new WebSocketDialer(config.address(), opening -> config.dressed(opening, keyUse()), config.limits());
    }

    /// Whether its sound is one run of bytes, which messages may cut anywhere, even within a sample.
    default boolean takesTornSamples() {
        return false;
    }

    @Override
    default boolean streams() {
        return true;
    }

    @Override
    default Recognizer recognizer(EndpointConfig config, Wiring wiring) {
        var socket = new SocketRecognizer(
                info(config),
                wiring.lines().apply(dialer(config)),
                options -> codec(config.request(options), config),
                config.limits());
        return new PersistentRecognizer(new MeteredRecognizer(socket, wiring.meter()), config.retries());
    }
}
