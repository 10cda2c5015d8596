package dev.earshot.bridge.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A client that writes its request byte by byte, and reads what it is answered.
final class RawCall implements AutoCloseable {
    static final String BOUNDARY = "x-earshot-x";

    private final Socket socket;

    RawCall(URI server) throws IOException {
        socket = new Socket("127.0.0.1", server.getPort());
        socket.setSoTimeout(60_000);
    }

    RawCall send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawCall send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// The head of a request, and these headers, each with its line end.
    RawCall head(String line, String headers) throws IOException {
        return send(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\n" + headers + "\r\n");
    }

    /// A whole form.
    RawCall post(String path, byte[] form) throws IOException {
        return head(
                        "POST " + path,
                        "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: " + form.length
                                + "\r\n")
                .send(form);
    }

    /// All up to the first bytes that end so, or to the end of the connection.
    String until(String end) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            bytes.write(next);
            if (bytes.toString(StandardCharsets.UTF_8).endsWith(end)) {
                break;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// All that comes until the server closes the connection.
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Goes away without a word.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// A form with a recording and these fields: name, value, name, value.
    static byte[] form(byte[] file, String... fields) {
        var form = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"speech.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /// A WAV file of silence.
    static byte[] wav(int seconds) {
        int bytes = seconds * 32_000;
        var wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return wav.array();
    }
}
