package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts the parts of messages together. The next part is asked for when the message before has been dealt with.
final class Messages implements WebSocket.Listener {
    /// Bytes and characters of a message that is taken; no service sends a longer one in earnest.
    static final int LONGEST = 4 << 20;

    private final Consumer<Frame> receiver;
    private final Closed closed;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    /// That the connection is no more.
    interface Closed {
        /// @param code as RFC 6455 has them
        void with(int code, String reason);
    }

    Messages(Consumer<Frame> receiver, Closed closed) {
        this.receiver = receiver;
        this.closed = closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (tooLong(socket, text.length())) {
            return CompletableFuture.completedStage(socket);
        }
        if (last) {
            var whole = text.toString();
            text.setLength(0);
            receiver.accept(new Frame.Text(whole));
        }
        socket.request(1);
        return CompletableFuture.completedStage(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        binary.writeBytes(bytes);
        if (tooLong(socket, binary.size())) {
            return CompletableFuture.completedStage(socket);
        }
        if (last) {
            var whole = ByteBuffer.wrap(binary.toByteArray());
            binary.reset();
            receiver.accept(new Frame.Binary(whole));
        }
        socket.request(1);
        return CompletableFuture.completedStage(socket);
    }

    private boolean tooLong(WebSocket socket, int length) {
        if (length <= LONGEST) {
            return false;
        }
        socket.abort();
        closed.with(1009, "a message of more than 4 MB");
        return true;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.with(code, reason);
        return CompletableFuture.completedStage(socket);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.with(1006, "");
    }
}
