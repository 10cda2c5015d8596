package dev.earshot.bridge.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A client that sends what a test says, and keeps what it is sent.
final class Caller implements WebSocket.Listener, AutoCloseable {
    /// Nothing here takes longer, however busy the machine is.
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().sslContext(TrustsAll.context()).build();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ponged = new CompletableFuture<>();
    private final boolean reads;
    private final WebSocket socket;

    private Caller(URI server, String target, boolean reads, List<String> headers) {
        this.reads = reads;
        var builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.size(); i += 2) {
            builder.header(headers.get(i), headers.get(i + 1));
        }
        var scheme = server.getScheme().replace("http", "ws");
        socket = builder.buildAsync(URI.create(scheme + "://" + server.getAuthority() + target), this)
                .join();
    }

    static Caller of(URI server, String target, String... headers) {
        return new Caller(server, target, true, List.of(headers));
    }

    /// One that never reads.
    static Caller deaf(URI server, String target) {
        return new Caller(server, target, false, List.of());
    }

    @Override
    public void onOpen(WebSocket open) {
        if (reads) {
            open.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        open.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
        ponged.complete(true);
        open.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
        closed.complete(1006);
    }

    Caller text(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    Caller bytes(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /// So much of it, in messages of 100 ms.
    Caller silence(double seconds) {
        for (int left = (int) Math.round(seconds * 10); left > 0; left--) {
            bytes(new byte[3200]);
        }
        return this;
    }

    /// The next message.
    String next() throws InterruptedException {
        var message = messages.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        return message == null ? "nothing" : message;
    }

    /// All messages up to one that has this in it.
    List<String> until(String part) throws InterruptedException {
        var all = new ArrayList<String>();
        do {
            all.add(next());
        } while (!all.getLast().contains(part) && !all.getLast().equals("nothing"));
        return all;
    }

    /// The code that the server closed with; 1006 where the connection broke.
    int closeCode() throws Exception {
        return closed.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /// Whether the server has closed, or does it within the blink of an eye.
    boolean closesSoon() throws InterruptedException, ExecutionException {
        try {
            return closed.get(200, TimeUnit.MILLISECONDS) > 0;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    /// Returns when the server has answered.
    void ping() throws Exception {
        socket.sendPing(ByteBuffer.allocate(0)).join();
        ponged.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /// Goes away without a word.
    void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
