package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchRefusal;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Goes again where a call failed for a reason that may pass.
public final class PersistentCourier implements Courier {
    /// A service that asks for more than this is not waited for.
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Courier courier;
    private final Retries retries;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /// @param courier from now on owned by this one
    public PersistentCourier(Courier courier, Retries retries) {
        this.courier = courier;
        this.retries = retries;
    }

    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        for (int failures = 0; failures < retries.most(); ) {
            var rest = Optional.<Duration>empty();
            try {
                var answer = courier.deliver(errand, line);
                if (answer.good() || !BatchRefusal.usual(answer.status()).retryable() || tooLong(answer)) {
                    return answer;
                }
                rest = answer.retryAfter();
            } catch (SttException e) {
                if (!e.error().retryable()) {
                    throw e;
                }
            }
            failures++;
            var pause = retries.pause(failures, random);
            Thread.sleep(rest.filter(asked -> asked.compareTo(pause) > 0).orElse(pause));
        }
        return courier.deliver(errand, line);
    }

    private static boolean tooLong(BatchAnswer answer) {
        return answer.retryAfter()
                .filter(rest -> rest.compareTo(LONGEST_REST) > 0)
                .isPresent();
    }

    @Override
    public void close() {
        courier.close();
    }
}
