package dev.earshot.bridge.client;

import dev.earshot.engine.vad.Detectors;
import java.util.function.UnaryOperator;

/// What lies between a recogniser and the network, and what it needs of this machine.
///
/// @param lines puts something around what connects, to listen in or to disturb
/// @param calls the same for calls
/// @param meter counts what is used
/// @param detectors find where somebody speaks, for services that hear recordings only
public record Wiring(UnaryOperator<Dialer> lines, UnaryOperator<Courier> calls, Meter meter, Detectors detectors) {
    /// Nothing in between.
    public static Wiring plain(Detectors detectors) {
        return new Wiring(UnaryOperator.identity(), UnaryOperator.identity(), new Meter(), detectors);
    }
}
