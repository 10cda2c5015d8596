package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// A request of Jetty's and its answer. Written to by one thread at a time; [#isThere] and [#cut] may be called by any.
///
/// Jetty does not tell that a client has gone while nobody reads or writes. So [#isThere] reads from the connection,
/// behind the request that has been read to its end. A client that sends the next request before it has its answer is
/// disconnected after the answer, as HTTP allows, since the first byte of that request has been read here.
final class Exchange {
    /// A client that is refused may still be sending, and would see a broken connection instead of the answer. So
    /// what it sends is read for a little while, and thrown away.
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final EndPoint connection;
    private volatile boolean ahead; // the client is with the next request already
    private boolean wholeRead;

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    /// How large the body says that it is; -1 where it does not.
    long declared() {
        return request.getContentLengthLong();
    }

    InputStream body() throws IOException {
        return request.getInputStream();
    }

    /// The body has been read to its end.
    void read() {
        wholeRead = true;
    }

    private boolean unread() {
        return !wholeRead && (declared() > 0 || request.getHeader("Transfer-Encoding") != null);
    }

    /// Whether the client is still connected. Never blocks. Only of one whose body has been read to its end, and who
    /// has not been answered in full.
    boolean isThere() {
        if (ahead) {
            return true;
        }
        try {
            int read = connection.fill(ByteBuffer.allocate(1).flip());
            ahead = read > 0;
            return read >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// All of the answer.
    void send(Answer answer) throws IOException {
        var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        begin(answer.status(), answer.type(), answer.headers());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
        if (unread()) {
            linger();
        }
    }

    /// The status line of an answer that comes in pieces.
    void begin(Reply.Streamed reply) throws IOException {
        begin(200, reply.type(), reply.headers());
        response.setHeader("Cache-Control", "no-cache");
        response.flushBuffer();
    }

    void piece(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private void begin(int status, String type, Map<String, String> headers) {
        response.setStatus(status);
        response.setContentType(type);
        headers.forEach(response::setHeader);
        if (ahead || unread()) {
            response.setHeader("Connection", "close");
        }
    }

    private void linger() {
        if (request.getHeader("Expect") != null) {
            return; // it waits for the answer before it sends anything
        }
        long end = System.nanoTime() + LINGERING.toNanos();
        connection.setIdleTimeout(LINGERING.toMillis());
        var bytes = new byte[1 << 16];
        try {
            var body = body();
            while (System.nanoTime() < end && body.read(bytes) >= 0) {}
        } catch (IOException e) {
            // It has gone, or sends nothing: all the same now.
        }
    }

    /// At the end of an answer that came in pieces.
    void finish() {
        if (ahead) {
            cut();
        }
    }

    /// Breaks the connection at once; whoever reads or writes fails.
    void cut() {
        connection.close();
    }
}
