package dev.earshot.bridge.server;

import dev.earshot.bridge.dialect.earshot.EarshotRefusal;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.Decline;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What is answered where there is nothing: the words of the WebSocket that is there for those who ask for one, else
/// OpenAI's below its own address, else ours.
final class Nowhere implements Handler {
    private final List<ServerProtocol> protocols;
    private final InstantSource clock;

    Nowhere(List<ServerProtocol> protocols, InstantSource clock) {
        this.protocols = protocols;
        this.clock = clock;
    }

    @Override
    public void handle(Context asked) {
        var opening = Openings.of(asked.req());
        var call = new HttpCall(
                UUID.randomUUID().toString(), clock.instant(), asked.req().getMethod(), opening, new Body.Nothing());
        var socket = protocols.stream()
                .filter(one -> one.path().equals(opening.path()))
                .findFirst();
        var sentence = socket.isPresent()
                ? "Only WebSockets are spoken at " + opening.path() + "; open one there."
                : "There is nothing at this address; check it for typing errors.";
        Decline decline = opening.path().startsWith("/v1/") ? new AudioApi() : new EarshotRefusal();
        var answer = socket.map(ServerProtocol::decline)
                .orElse(decline)
                .refuse(new Refusal(Reason.NO_SUCH_ADDRESS, sentence), call);
        asked.status(answer.status()).contentType(answer.type()).result(answer.text());
        answer.headers().forEach(asked::header);
    }
}
