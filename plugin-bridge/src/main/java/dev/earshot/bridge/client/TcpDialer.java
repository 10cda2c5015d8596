package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Connects to a service that is bytes on TCP, `tcp://host:10300`. Nothing is encrypted, and nobody is shown a key.
public final class TcpDialer implements Dialer {
    private final URI address;
    private final TimeLimits limits;
    private final Set<TcpLine> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @throws SttException UNSUPPORTED for an address that is none of TCP
    public TcpDialer(URI address, TimeLimits limits) {
        if (!"tcp".equalsIgnoreCase(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "'%s' is no address of a service on TCP; give one like tcp://127.0.0.1:10300.".formatted(address));
        }
        this.address = address;
        this.limits = limits;
    }

    /// @param opening is not said: bytes may be sent as soon as there is a connection
    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        var line = new TcpLine(connected(), listener, lines::remove);
        lines.add(line);
        line.listen();
        if (closed) { // meanwhile
            line.abort();
        }
        return line;
    }

    private Socket connected() {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(host(), address.getPort()),
                    Math.toIntExact(limits.connect().toMillis()));
            return socket;
        } catch (IOException e) {
            throw unreached(socket, e);
        }
    }

    /// Without the brackets of an IPv6 address.
    private String host() {
        return address.getHost().replaceAll("[\\[\\]]", "");
    }

    private SttException unreached(Socket socket, IOException cause) {
        try (socket) {
            var unreachable = new Unreachable("tcp://" + address.getRawAuthority(), limits.connect());
            return unreachable.because(
                    switch (cause) {
                        case SocketTimeoutException late -> new HttpTimeoutException(late.getMessage());
                        default -> cause;
                    });
        } catch (IOException e) {
            return new SttException(SttError.NETWORK, "A connection could not be given up; try again.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.forEach(TcpLine::abort);
    }
}
