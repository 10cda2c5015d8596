package dev.earshot.bridge.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request as it stands on the wire, with headers that no client of Java's lets anybody send.
final class Knock {
    private static final String WEB_SOCKET =
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private Knock() {}

    /// What a WebSocket is answered: status, headers and, where there is one, the body.
    ///
    /// @param headers each with its line break
    static String socket(URI server, String target, String headers) throws IOException {
        return send(server, "GET " + target, WEB_SOCKET + headers);
    }

    /// What any other request is answered.
    ///
    /// @param line method and target
    static String send(URI server, String line, String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\n" + host(server, headers) + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    private static String host(URI server, String headers) {
        return headers.contains("Host: ") ? "" : "Host: " + server.getAuthority() + "\r\n";
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            text.append((char) in.read());
        }
        var length = text.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .findFirst();
        if (length.isPresent()) {
            int bytes = Integer.parseInt(length.get().substring("Content-Length: ".length()));
            text.append(new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
