package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.server.Stint.Broken;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.io.IOException;
import java.util.Optional;

/// An answer that is sent while it is heard. It begins with the first event, since until then a refusal may have a
/// status of its own. A client that reads slowly makes the recogniser wait.
///
/// The last event of a session is not the last word: of a recording that breaks off the first half is heard to its end.
/// So how it ended is told by whoever has heard it ([#end]).
final class Pieces implements TranscriptListener {
    private final Exchange exchange;
    private final Reply.Streamed reply;
    private final Stint stint;
    private boolean begun;

    /// @param stint is broken off when the client has gone
    Pieces(Exchange exchange, Reply.Streamed reply, Stint stint) {
        this.exchange = exchange;
        this.reply = reply;
        this.stint = stint;
    }

    boolean begun() {
        return begun;
    }

    @Override
    public void on(TranscriptEvent event) {
        if (event.terminal()) {
            return;
        }
        try {
            send(event);
        } catch (IOException e) {
            stint.breakOff(new Broken(Call.GONE, Optional.empty()));
            throw new SttException(SttError.CANCELLED, "The client has gone; nobody waits for the text.", e);
        }
    }

    void end(TranscriptEvent.Terminal event) throws IOException {
        send(event);
        exchange.finish();
    }

    private void send(TranscriptEvent event) throws IOException {
        if (!begun) {
            begun = true;
            exchange.begin(reply);
        }
        for (var piece : reply.tell(event)) {
            exchange.piece(piece);
        }
    }
}
