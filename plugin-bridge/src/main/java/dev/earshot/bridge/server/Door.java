package dev.earshot.bridge.server;

import dev.earshot.bridge.server.Denial.Why;
import dev.earshot.bridge.wire.Opening;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

/// Where a WebSocket comes in: who may not is told so in the words of the protocol, before the
/// connection stands.
///
/// In front of Javalin's own, which shows neither pings nor when the next frame is read. What is no
/// WebSocket, or none
/// of a path that is known here, goes past.
final class Door implements Filter {
    private final Map<String, ServerProtocol> protocols;
    private final Access access;
    private final InstantSource clock;
    private final Guests guests;

    /// What lies behind the door.
    interface Guests {
        /// Why nobody can come in at the moment.
        Optional<Why> closed();

        Socket welcome(ServerProtocol protocol, Opening opening, SessionStart start);
    }

    Door(List<ServerProtocol> protocols, Access access, InstantSource clock, Guests guests) {
        this.protocols = protocols.stream().collect(Collectors.toMap(ServerProtocol::path, one -> one));
        this.access = access;
        this.clock = clock;
        this.guests = guests;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && isWebSocket(asked)
                && protocols.containsKey(asked.getRequestURI())) {
            enter(protocols.get(asked.getRequestURI()), asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWebSocket(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private void enter(ServerProtocol protocol, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var opening = opening(request);
        var id = UUID.randomUUID().toString();
        var key = access.admit(opening);
        Optional<Why> why = key.isEmpty()
                ? Optional.of(Why.NO_KEY)
                : guests.closed()
                        .or(() -> isOfAStrangePage(opening) ? Optional.of(Why.STRANGE_PAGE) : Optional.empty());
        if (why.isPresent()) {
            deny(response, protocol, why.get(), id);
            return;
        }
        var start = new SessionStart(
                id, protocol.name(), protocol.path(), key.orElseThrow(), request.getRemoteAddr(), clock.instant());
        JettyWebSocketServerContainer.getContainer(request.getServletContext())
                .upgrade(
                        (asked, answer) -> {
                            subprotocol(asked, answer);
                            return guests.welcome(protocol, opening, start);
                        },
                        request,
                        response);
    }

    private static void deny(HttpServletResponse response, ServerProtocol protocol, Why why, String id)
            throws IOException {
        response.setStatus(why.status);
        response.setContentType("application/json");
        if (why == Why.BUSY || why == Why.STOPPING) {
            response.setHeader("Retry-After", "5");
        }
        if (why == Why.NO_KEY) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(protocol.denial().body(why, id).getBytes(StandardCharsets.UTF_8));
    }

    /// A browser lets any page connect to this machine. Without keys nothing else tells it from the
    /// user's own
    /// programs.
    private boolean isOfAStrangePage(Opening opening) {
        return access.keys().isEmpty()
                && opening.header("Origin")
                        .filter(origin -> !hostOf(origin).equals(opening.header("Host")))
                        .isPresent();
    }

    private static Optional<String> hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The first that is offered, as all clients expect that offer any; never the one that is a
    /// key.
    private static void subprotocol(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
        request.getSubProtocols().stream().findFirst().ifPresent(response::setAcceptedSubProtocol);
    }

    private static Opening opening(HttpServletRequest request) {
        var query = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        var headers = new LinkedHashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return new Opening(request.getRequestURI(), query, headers);
    }
}
