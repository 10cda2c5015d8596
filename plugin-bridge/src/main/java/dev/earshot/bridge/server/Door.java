package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

/// Where a WebSocket comes in: who may not is told so in the words of the protocol, before the
/// connection stands.
///
/// In front of Javalin's own, which shows neither pings nor when the next frame is read. What is no
/// WebSocket, or none
/// of a path that is known here, goes past.
final class Door implements Filter {
    private final Map<String, ServerProtocol> protocols;
    private final Porter porter;
    private final InstantSource clock;
    private final Guests guests;

    /// What lies behind the door.
    interface Guests {
        Socket welcome(ServerProtocol protocol, Opening opening, SessionStart start);

        /// Lets somebody in only to say why not now, as clients expect it who come too often.
        Socket turnAway(ServerProtocol protocol, Opening opening, SessionStart start, Refusal why);
    }

    Door(List<ServerProtocol> protocols, Porter porter, InstantSource clock, Guests guests) {
        this.protocols = protocols.stream().collect(Collectors.toMap(ServerProtocol::path, one -> one));
        this.porter = porter;
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
        var asked = Openings.of(request);
        var opening = Tokens.without(asked);
        var id = UUID.randomUUID().toString();
        switch (porter.ask(asked)) {
            case Porter.Word.Out(var why) -> {
                var call = new HttpCall(id, clock.instant(), request.getMethod(), opening, new Body.Nothing());
                new Exchange(request, response).send(protocol.decline().refuse(why, call));
            }
            case Porter.Word.In(var key) -> {
                var start = start(protocol, id, key, request);
                upgrade(request, response, () -> guests.welcome(protocol, opening, start));
            }
            case Porter.Word.Later(var key, var why) -> {
                var start = start(protocol, id, key, request);
                upgrade(request, response, () -> guests.turnAway(protocol, opening, start, why));
            }
        }
    }

    private SessionStart start(ServerProtocol protocol, String id, String key, HttpServletRequest request) {
        return new SessionStart(id, protocol.name(), protocol.path(), key, request.getRemoteAddr(), clock.instant());
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response, Supplier<Socket> socket)
            throws IOException {
        JettyWebSocketServerContainer.getContainer(request.getServletContext())
                .upgrade(
                        (asked, answer) -> {
                            Tokens.answer(asked.getSubProtocols()).ifPresent(answer::setAcceptedSubProtocol);
                            return socket.get();
                        },
                        request,
                        response);
    }
}
