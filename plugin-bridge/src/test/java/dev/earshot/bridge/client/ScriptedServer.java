package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on this machine that does what a test says, with every connection: over HTTP, a WebSocket, or bytes alone.
final class ScriptedServer implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455

    /// What is done with a connection.
    interface Script {
        void play(Visit visit) throws IOException;
    }

    private final ServerSocket door;
    private final Script script;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    ScriptedServer(Script script) {
        this.script = script;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                var visit = new Visit(door.accept());
                visits.add(visit);
                Thread.ofVirtual().start(() -> visit.play(script));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    URI address(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + door.getLocalPort());
    }

    List<Visit> visits() {
        return visits;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var visit : visits) {
            visit.breakOff();
        }
    }

    /// A connection, and all that came over it.
    static final class Visit {
        private final Socket socket;
        private final List<Frame> heard = new CopyOnWriteArrayList<>();
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private volatile String target = "";
        private volatile String body = "";
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();

        Visit(Socket socket) {
            this.socket = socket;
        }

        private void play(Script script) {
            try (socket) {
                in = new BufferedInputStream(socket.getInputStream());
                out = socket.getOutputStream();
                script.play(this);
            } catch (IOException _) {
                // The other side has gone, or the test is over.
            }
        }

        String target() {
            return target;
        }

        Map<String, String> headers() {
            return headers;
        }

        String body() {
            return body;
        }

        List<Frame> heard() {
            return heard;
        }

        /// All that a secret might be found in.
        String everything() {
            var all = new StringBuilder(target + headers + body);
            for (var frame : heard) {
                all.append(
                        switch (frame) {
                            case Frame.Text(var text) -> text;
                            case Frame.Binary(var bytes) ->
                                StandardCharsets.ISO_8859_1
                                        .decode(bytes.duplicate())
                                        .toString();
                        });
            }
            return all.toString();
        }

        /// Bytes of all messages.
        long size() {
            return heard.stream()
                    .mapToLong(frame -> switch (frame) {
                        case Frame.Text(var text) -> text.length();
                        case Frame.Binary(var bytes) -> bytes.remaining();
                    })
                    .sum();
        }

        /// Reads a request, with its body.
        void readRequest() throws IOException {
            target = line().split(" ", 3)[1];
            for (var line = line(); !line.isEmpty(); line = line()) {
                var parts = line.split(": *", 2);
                headers.put(parts[0], parts[1]);
            }
            var bytes = new ByteArrayOutputStream();
            if ("chunked".equals(headers.get("Transfer-Encoding"))) {
                for (int size = chunk(); size > 0; size = chunk()) {
                    bytes.writeBytes(in.readNBytes(size));
                    line();
                }
                line();
            } else if (headers.containsKey("Content-Length")) {
                bytes.writeBytes(in.readNBytes(Integer.parseInt(headers.get("Content-Length"))));
            }
            body = bytes.toString(StandardCharsets.ISO_8859_1);
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line().strip(), 16);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the end");
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }

        /// Answers a request with JSON, and closes.
        void answer(int status, String json) throws IOException {
            var text = json.getBytes(StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                            + "Connection: close\r\n\r\n")
                    .formatted(status, text.length)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(text);
            out.flush();
        }

        void openSocket() throws IOException {
            try {
                var proof = MessageDigest.getInstance("SHA-1")
                        .digest((headers.get("Sec-WebSocket-Key") + MAGIC).getBytes(StandardCharsets.US_ASCII));
                out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The next message over a WebSocket; empty when the client closes.
        Optional<Frame> read() throws IOException {
            var message = new ByteArrayOutputStream();
            int kind = 0;
            while (true) {
                int first = octet();
                int length = octet() & 0x7f;
                length = length == 126 ? (octet() << 8) + octet() : length;
                if (length == 127) {
                    length = ByteBuffer.wrap(in.readNBytes(8)).position(4).getInt();
                }
                var mask = in.readNBytes(4);
                var bytes = in.readNBytes(length);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] ^= mask[i % 4];
                }
                int code = first & 0xf;
                if (code == 8) {
                    return Optional.empty();
                }
                if (code < 3) {
                    kind = code == 0 ? kind : code;
                    message.writeBytes(bytes);
                    if ((first & 0x80) != 0) {
                        Frame whole = kind == 1
                                ? new Frame.Text(message.toString(StandardCharsets.UTF_8))
                                : new Frame.Binary(ByteBuffer.wrap(message.toByteArray()));
                        heard.add(whole);
                        return Optional.of(whole);
                    }
                }
            }
        }

        private int octet() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the end");
            }
            return next;
        }

        void say(List<Frame> frames) throws IOException {
            for (var frame : frames) {
                switch (frame) {
                    case Frame.Text(var text) -> write(1, text.getBytes(StandardCharsets.UTF_8));
                    case Frame.Binary(var bytes) -> {
                        var copy = new byte[bytes.remaining()];
                        bytes.duplicate().get(copy);
                        write(2, copy);
                    }
                }
            }
        }

        /// Says goodbye, and waits until the client has.
        void closeSocket(int code) throws IOException {
            write(8, new byte[] {(byte) (code >> 8), (byte) code});
            while (read().isPresent()) {
                // What was under way.
            }
        }

        private void write(int code, byte[] bytes) throws IOException {
            var head = ByteBuffer.allocate(4).put((byte) (0x80 | code));
            if (bytes.length < 126) {
                head.put((byte) bytes.length);
            } else {
                head.put((byte) 126).putShort((short) bytes.length);
            }
            out.write(head.array(), 0, head.position());
            out.write(bytes);
            out.flush();
        }

        /// Bytes as they come; empty at their end.
        Optional<Frame> readBytes() throws IOException {
            var piece = new byte[4096];
            int got = in.read(piece);
            if (got < 0) {
                return Optional.empty();
            }
            var frame = new Frame.Binary(ByteBuffer.wrap(piece, 0, got));
            heard.add(frame);
            return Optional.of(frame);
        }

        void sayBytes(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /// As if a cable had been pulled.
        void breakOff() throws IOException {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (SocketException _) {
                // It is closed already.
            }
        }

        boolean asksForSocket() {
            return headers.getOrDefault("Upgrade", "").toLowerCase(Locale.ROOT).equals("websocket");
        }
    }
}
