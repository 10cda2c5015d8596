package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.BodyKind;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
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

/// Where a call of an [HttpApi] comes in: it is asked for its key before anything of its body is read. What nobody owns
/// goes past.
final class CallDoor implements Filter {
    private final List<HttpApi> apis;
    private final Porter porter;
    private final InstantSource clock;
    private final Calls calls;

    CallDoor(List<HttpApi> apis, Porter porter, InstantSource clock, Calls calls) {
        this.apis = List.copyOf(apis);
        this.porter = porter;
        this.clock = clock;
        this.calls = calls;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        var opening = Openings.of(asked);
        var owner = apis.stream().filter(api -> api.owns(opening.path())).findFirst();
        if (owner.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var method = asked.getMethod().equals("HEAD") ? "GET" : asked.getMethod();
        var id = UUID.randomUUID().toString();
        var call = new HttpCall(id, clock.instant(), method, Tokens.without(opening), new Body.Nothing());
        enter(porter.ask(opening), owner.get(), call, new Exchange(asked, answer), asked.getRemoteAddr());
    }

    private void enter(Porter.Word word, HttpApi api, HttpCall call, Exchange exchange, String peer)
            throws IOException {
        switch (word) {
            case Porter.Word.Out(var why) -> exchange.send(api.refuse(why, call));
            case Porter.Word.Later(var _, var why) -> exchange.send(api.refuse(why, call));
            case Porter.Word.In(var key) -> {
                if (call.method().equals("OPTIONS")) {
                    exchange.send(Answer.of(204, Answer.JSON, allow(api, call), ""));
                } else if (api.reads(call) == BodyKind.NOTHING) {
                    exchange.send(said(api, call));
                } else {
                    calls.serve(api, call, new Calls.Caller(key, peer), exchange);
                }
            }
        }
    }

    private Answer said(HttpApi api, HttpCall call) {
        return switch (api.plan(call, calls.offer())) {
            case Plan.Say(var answer) -> answer.status() == 405 ? answer.with(allow(api, call)) : answer;
            case Plan.Hear _ -> throw new IllegalStateException("an API wants to hear what it has not read");
        };
    }

    private static Map<String, String> allow(HttpApi api, HttpCall call) {
        return Map.of("Allow", String.join(", ", api.methods(call.path())));
    }
}
