package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Puts the parts of messages together. The next part is asked for when the message before has been dealt with.
final class Messages implements WebSocket.Listener {
    /// Bytes and characters of a message that is taken; no service sends a longer one in earnest.
    static final int LONGEST = 4 << 20;

    private final Line.Listener listener;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    Messages(Line.Listener listener) {
        this.listener = listener;
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
            listener.received(new Frame.Text(whole));
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
            listener.received(new Frame.Binary(whole));
        }
        socket.request(1);
        return CompletableFuture.completedStage(socket);
    }

    private boolean tooLong(WebSocket socket, int length) {
        if (length <= LONGEST) {
            return false;
        }
        socket.abort();
        listener.closed(1009, "a message of more than 4 MB");
        return true;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        listener.closed(code, reason);
        return CompletableFuture.completedStage(socket);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        listener.closed(1006, "");
    }
}
