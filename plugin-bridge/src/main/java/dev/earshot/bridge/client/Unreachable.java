package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// Why a service is not reached, in words for a person.
///
/// @param where scheme, host and port
/// @param patience how long it was waited for
public record Unreachable(String where, Duration patience) {
    /// @param cause what the network says of it
    public SttException because(Throwable cause) {
        return new SttException(SttError.NETWORK, sentence(cause), cause);
    }

    private String sentence(Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ ->
                "Nobody answered at %s within %d seconds; is the address right?"
                        .formatted(where, Math.max(1, patience.toSeconds()));
            case UnknownHostException _ -> unknown();
            case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException -> unknown();
            case ConnectException _ -> "Nobody listens at " + where + "; is the server running there?";
            case SSLException untrusted ->
                "There is no secure connection to %s (%s); is its certificate right?"
                        .formatted(where, untrusted.getMessage());
            default -> "There is no connection to " + where + ": " + cause.getMessage() + ".";
        };
    }

    private String unknown() {
        return "There is no host of the name in " + where + "; is the address right, and this machine online?";
    }
}
