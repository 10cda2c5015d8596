package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// A WebSocket of Jetty's. A frame is read only when its [Conversation] asks for it.
///
/// Public, since Jetty calls nothing else.
public final class Socket implements Session.Listener, Line {
    private final Function<Line, Conversation> maker;
    private volatile Optional<Session> session = Optional.empty();
    private volatile Optional<Conversation> conversation = Optional.empty();

    Socket(Function<Line, Conversation> maker) {
        this.maker = maker;
    }

    @Override
    public void onWebSocketOpen(Session open) {
        session = Optional.of(open);
        var begun = maker.apply(this);
        conversation = Optional.of(begun);
        begun.open();
        open.demand();
    }

    @Override
    public void onWebSocketText(String message) {
        receive(new Frame.Text(message));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        receive(new Frame.Binary(payload));
        callback.succeed();
    }

    private void receive(Frame frame) {
        conversation.ifPresent(talk -> talk.receive(frame, this::demand));
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        conversation.ifPresent(Conversation::lives);
        session.ifPresent(open -> open.sendPong(payload, Callback.NOOP));
        demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        conversation.ifPresent(Conversation::lives);
        demand();
    }

    private void demand() {
        session.ifPresent(Session::demand);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        conversation.ifPresent(talk -> talk.hangUp("the client closed with " + code));
        callback.succeed();
    }

    /// Always followed by the close, as far as Jetty says; a connection that breaks is over in any
    /// case.
    @Override
    public void onWebSocketError(Throwable cause) {
        conversation.ifPresent(talk -> talk.hangUp("the connection broke: " + cause.getMessage()));
    }

    @Override
    public void send(Frame frame) throws IOException, InterruptedException {
        var sent = new CompletableFuture<Boolean>();
        var callback = Callback.from(() -> sent.complete(true), sent::completeExceptionally);
        var open = session.orElseThrow(() -> new IOException("not connected"));
        switch (frame) {
            case Frame.Text(var text) -> open.sendText(text, callback);
            case Frame.Binary(var bytes) -> open.sendBinary(bytes, callback);
        }
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IOException("the connection broke", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        session.ifPresent(open -> open.close(code, reason, Callback.NOOP));
    }

    @Override
    public void cut() {
        session.ifPresent(Session::disconnect);
    }
}
