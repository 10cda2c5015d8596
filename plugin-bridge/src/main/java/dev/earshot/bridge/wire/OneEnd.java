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

    /// What one message of a server means.
    @FunctionalInterface
    public interface Reading {
        List<TranscriptEvent> events(Message message) throws BadFrame;
    }

    /// What is to be said of a frame of a protocol whose server writes JSON; a binary one carries no news.
    public List<TranscriptEvent> read(Frame frame, Reading reading) {
        try {
            return switch (frame) {
                case Frame.Text(var text) -> of(reading.events(Message.parse(text)));
                case Frame.Binary _ -> List.of();
            };
        } catch (BadFrame bad) {
            return broken(bad);
        }
    }

    /// What is to be said when the connection ends.
    ///
    /// @param code as RFC 6455 has them
    public List<TranscriptEvent> closed(int code, String reason) {
        return closed(usual(code), code, reason);
    }

    /// What the codes of RFC 6455 mean, where a service has none of its own.
    public static SttError usual(int code) {
        return switch (code) {
            case 1013 -> SttError.OVERLOADED;
            case 1008 -> SttError.ACCESS_DENIED;
            default -> SttError.NETWORK;
        };
    }

    /// The same where the service has codes of its own.
    ///
    /// @param error what the code means there
    public List<TranscriptEvent> closed(SttError error, int code, String reason) {
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
