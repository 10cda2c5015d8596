package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.Retries;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.engine.recognition.Recognizer;
import java.util.Optional;

/// An endpoint that may be loaded. It is asked as a load wants it: nothing is tried again, since that
/// would hide what the load does, and nothing is answered from memory.
///
/// @param host that of its address, confirmed
/// @param wiring its meter counts what is used
public record EndpointLoad(TestedEndpoint endpoint, ConfirmedHost host, Wiring wiring) {
    /// @throws dev.earshot.engine.SttException ACCESS_DENIED where the host that was confirmed is
    ///     another one
    public EndpointLoad {
        if (!host.covers(endpoint.config().address())) {
            throw ConfirmedHost.unconfirmed(endpoint.config().address());
        }
    }

    /// For all streams. Cheap; nothing is connected yet.
    public Recognizer open() {
        var config = endpoint.config();
        return endpoint.vendor().recognizer(config.withRetries(Retries.NONE).withMemory(Optional.empty()), wiring);
    }
}
