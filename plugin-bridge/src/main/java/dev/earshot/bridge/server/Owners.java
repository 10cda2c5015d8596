package dev.earshot.bridge.server;

import dev.earshot.bridge.dialect.earshot.EarshotRefusal;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.Decline;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// In whose words a request is turned down before anybody has asked what it wants: those of the WebSocket
/// or of the API that its address belongs to, else OpenAI's below its own address, else ours.
final class Owners implements Gate.Words {
    private final List<ServerProtocol> protocols;
    private final List<HttpApi> apis;
    private final InstantSource clock;

    Owners(List<ServerProtocol> protocols, List<HttpApi> apis, InstantSource clock) {
        this.protocols = List.copyOf(protocols);
        this.apis = List.copyOf(apis);
        this.clock = clock;
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        var opening = Tokens.without(Openings.of(request));
        var id = UUID.randomUUID().toString();
        var call = new HttpCall(id, clock.instant(), request.getMethod(), opening, new Body.Nothing());
        new Exchange(request, response).send(of(opening).refuse(refusal, call));
    }

    private Decline of(Opening opening) {
        boolean isSocket =
                opening.header("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
        Optional<Decline> socket = protocols.stream()
                .filter(one -> isSocket && one.path().equals(opening.path()))
                .map(ServerProtocol::decline)
                .findFirst();
        Optional<Decline> api = apis.stream()
                .filter(one -> one.owns(opening.path()))
                .<Decline>map(one -> one)
                .findFirst();
        return socket.or(() -> api)
                .orElseGet(() -> opening.path().startsWith("/v1/") ? new AudioApi() : new EarshotRefusal());
    }
}
