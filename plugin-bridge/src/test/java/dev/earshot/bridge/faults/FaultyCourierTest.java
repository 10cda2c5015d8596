package dev.earshot.bridge.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.bridge.client.Courier;
import dev.earshot.bridge.client.Errand;
import dev.earshot.bridge.conformance.FakeClock;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Faults of calls, each of which brings two seconds of sound.
final class FaultyCourierTest {
    private final FakeClock clock = new FakeClock();
    private final List<FaultHappening> happened = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int calls;

    @Test
    void aFaultHappensToTheCallThatBringsItsPlaceAndNotWhenThatIsMadeAgain() throws Exception {
        var courier = courier("drop@3s");
        assertEquals(200, deliver(courier, "one").status());
        var why = assertThrows(SttException.class, () -> deliver(courier, "two"));
        assertEquals(SttError.NETWORK, why.error());
        assertEquals(200, deliver(courier, "two").status());
        assertEquals(2, calls);
        assertEquals(List.of(Duration.ofSeconds(4)), places());
    }

    @Test
    void aCallThatIsMadeAgainBringsNothingNew() throws Exception {
        var courier = courier("busy,drop@3s");
        assertEquals(503, deliver(courier, "one").status());
        assertEquals(200, deliver(courier, "one").status());
        assertThrows(SttException.class, () -> deliver(courier, "two"));
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4)), places());
    }

    @Test
    void theSecondHalfOfAnAnswerIsLost() throws Exception {
        var courier = courier("cut-answer");
        assertEquals("first\nse", deliver(courier, "one").body());
        assertEquals(List.of("first", "second"), lines);
        assertEquals("first\nsecond\nlast", deliver(courier, "two").body());
        assertEquals(List.of("first", "second", "first", "second", "last"), lines);
    }

    @Test
    void callsAreLate() throws Exception {
        var courier = courier("stall=3s@1s,slow-dns=500ms");
        deliver(courier, "one");
        deliver(courier, "two");
        assertEquals(4_000_000_000L, clock.nanos());
    }

    private FaultyCourier courier(String plan) {
        var service = new Courier() {
            @Override
            public BatchAnswer deliver(Errand errand, Consumer<String> line) {
                calls++;
                "first\nsecond\nlast".lines().forEach(line);
                return BatchAnswer.of(200, "first\nsecond\nlast");
            }

            @Override
            public void close() {}
        };
        return new FaultyCourier(
                service, new FaultCourse(FaultPlan.parse(plan), clock, happened::add), Duration.ofSeconds(1));
    }

    private BatchAnswer deliver(FaultyCourier courier, String sound) throws InterruptedException {
        var call = new BatchCall(Opening.of("/"), new BatchBody.Json(sound));
        return courier.deliver(new Errand(call, Duration.ofSeconds(2)), lines::add);
    }

    private List<Duration> places() {
        return happened.stream().map(FaultHappening::sound).toList();
    }
}
