package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.Opening;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Goes by HTTP. A redirect is not followed, since a key goes only where it was meant for.
public final class HttpCourier implements Courier {
    private final URI address;
    private final String scheme;
    private final UnaryOperator<Opening> dress;
    private final TimeLimits limits;
    private final HttpClient http;

    /// @param address of the service, to which the paths of calls are added
    ///     `ws` and `wss` are taken for `http` and `https`
    /// @param dress adds what only the network gets to see, a key for example
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for an address that is none of a server
    public HttpCourier(URI address, UnaryOperator<Opening> dress, TimeLimits limits) {
        this.address = address;
        this.scheme = SocketService.scheme(address).equals("ws") ? "http" : "https";
        this.dress = dress;
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        var lines = new AnswerLines(limits, new Unreachable(where(), limits.answer()));
        CompletableFuture<HttpResponse<Void>> call = http.sendAsync(request(errand), lines);
        try {
            var _ = call.whenComplete((_, failure) -> lines.ended(failure));
            var body = lines.read(line);
            var answer = call.join();
            return new BatchAnswer(answer.statusCode(), answer.headers().map(), body);
        } finally {
            call.cancel(true);
        }
    }

    private HttpRequest request(Errand errand) {
        var opening = dress.apply(errand.call().opening());
        var body = errand.call().body().written();
        var request =
                HttpRequest.newBuilder(new Target(address).of(scheme, opening)).header("Content-Type", body.type());
        opening.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.POST(HttpRequest.BodyPublishers.ofByteArrays(body.pieces()))
                .build();
    }

    private String where() {
        return scheme + "://" + address.getRawAuthority();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
