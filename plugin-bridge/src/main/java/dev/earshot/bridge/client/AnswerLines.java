package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lines of one answer, from the thread that gets them to the one that waits for them; no more of them than an
/// answer has in earnest, and none later than the limits allow.
final class AnswerLines implements HttpResponse.BodyHandler<Void>, Flow.Subscriber<String> {
    /// Characters.
    private static final int LONGEST = 16 << 20;

    private sealed interface News {
        record Line(String text) implements News {}

        record End() implements News {}

        record Broken(Throwable cause) implements News {}
    }

    private final TimeLimits limits;
    private final Unreachable where;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private volatile boolean good;
    private int length;

    AnswerLines(TimeLimits limits, Unreachable where) {
        this.limits = limits;
        this.where = where;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo answer) {
        good = answer.statusCode() / 100 == 2;
        return HttpResponse.BodySubscribers.fromLineSubscriber(this, _ -> null, StandardCharsets.UTF_8, null);
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        length += line.length() + 1;
        if (length <= LONGEST) {
            news.add(new News.Line(line));
        } else {
            news.add(new News.Broken(new IllegalStateException("its answer has more than 16 MB")));
        }
    }

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}

    /// The call is over.
    ///
    /// @param failure why there is no answer
    void ended(@Nullable Throwable failure) {
        news.add(failure == null ? new News.End() : new News.Broken(failure));
    }

    /// Reads the answer to its end.
    ///
    /// @param line hears the lines of a good one
    /// @return all of it
    String read(Consumer<String> line) throws InterruptedException {
        var body = new StringBuilder();
        long began = System.nanoTime();
        while (true) {
            switch (next(began)) {
                case News.Line(var text) -> {
                    body.append(text).append('\n');
                    if (good) {
                        line.accept(text);
                    }
                }
                case News.End _ -> {
                    return body.toString();
                }
                case News.Broken(var cause) ->
                    throw where.because(
                            cause instanceof CompletionException wrapped && wrapped.getCause() != null
                                    ? wrapped.getCause()
                                    : cause);
            }
        }
    }

    private News next(long began) throws InterruptedException {
        var left = limits.whole().minus(Duration.ofNanos(System.nanoTime() - began));
        var patience = left.compareTo(limits.answer()) < 0 ? left : limits.answer();
        var next = news.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw left.compareTo(limits.answer()) < 0
                    ? new SttException(
                            SttError.NETWORK,
                            "%s has not answered in full within %d seconds; allow it more time, or send less at once."
                                    .formatted(where.where(), limits.whole().toSeconds()))
                    : where.because(new HttpTimeoutException("no answer"));
        }
        return next;
    }
}
