package dev.earshot.bridge.wire;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a client codec says to the contract: one terminal event, whatever the server does, and
/// nothing after it.
public final class OneEnd {
    private boolean ended;

    /// What of these may still be said.
    public List<TranscriptEvent> of(List<TranscriptEvent> events) {
        var said = new ArrayList<TranscriptEvent>();
        for (var event : events) {
            if (!ended) {
                said.add(event);
                ended = event.terminal();
            }
        }
        return said;
    }

    /// What is to be said when the connection ends.
    ///
    /// @param code as RFC 6455 has them
    public List<TranscriptEvent> closed(int code, String reason) {
        var error = switch (code) {
            case 1013 -> SttError.OVERLOADED;
            case 1008 -> SttError.ACCESS_DENIED;
            default -> SttError.NETWORK;
        };
        var sentence = "The server closed the connection before everything was said (code " + code
                + (reason.isBlank() ? "" : ": " + reason.strip()) + ").";
        return of(List.of(new TranscriptEvent.Failed(new SttException(error, sentence))));
    }

    /// What is to be said of a message that the protocol does not allow.
    public List<TranscriptEvent> broken(BadFrame bad) {
        return failed(SttError.NETWORK, "The server sent what its protocol does not allow. " + bad.sentence());
    }

    public List<TranscriptEvent> failed(SttError error, String sentence) {
        return of(List.of(new TranscriptEvent.Failed(new SttException(error, sentence))));
    }
}
