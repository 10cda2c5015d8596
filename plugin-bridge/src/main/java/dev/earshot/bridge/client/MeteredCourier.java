package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import java.time.Duration;
import java.util.function.Consumer;

/// Counts what goes by.
public final class MeteredCourier implements Courier {
    private final Courier courier;
    private final Meter meter;

    /// @param courier from now on owned by this one
    public MeteredCourier(Courier courier, Meter meter) {
        this.courier = courier;
        this.meter = meter;
    }

    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        long began = System.nanoTime();
        boolean good = false;
        try {
            var answer = courier.deliver(errand, line);
            good = answer.good();
            return answer;
        } finally {
            if (good) {
                meter.sent(errand.audio());
                meter.answered(Duration.ofNanos(System.nanoTime() - began));
            } else {
                meter.failed();
            }
        }
    }

    @Override
    public void close() {
        courier.close();
    }
}
