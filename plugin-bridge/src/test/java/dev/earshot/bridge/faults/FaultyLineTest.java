package dev.earshot.bridge.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.conformance.FakeClock;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Faults of a line, in time that passes only where somebody waits for it.
@Timeout(20)
final class FaultyLineTest {
    private static final Duration FRAME = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FakeClock clock = new FakeClock();
    private final FakeNetwork network = new FakeNetwork();
    private final List<FaultHappening> happened = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Test
    void jitterIsTheSameForTheSameSeedWhateverIsSentBetweenTheSound() throws Exception {
        var plain = delays("jitter=50ms,seed=7", false);
        assertEquals(40, plain.size());
        assertTrue(plain.stream().allMatch(delay -> delay.compareTo(FRAME) < 0), "of " + plain);
        assertTrue(plain.stream().distinct().count() > 30, "of " + plain);
        assertEquals(plain, delays("jitter=50ms,seed=7", true));
        assertNotEquals(plain, delays("jitter=50ms,seed=8", false));
    }

    private List<Duration> delays(String plan, boolean chatter) throws Exception {
        happened.clear();
        var course = course(plan);
        var line = dial(course);
        for (int i = 0; i < 40; i++) {
            course.sending(frame());
            line.send(new Frame.Text("sound"), PATIENCE);
            if (chatter) {
                line.send(new Frame.Text("still here"), PATIENCE);
            }
        }
        return happened.stream().map(FaultHappening::length).toList();
    }

    @Test
    void aStallTakesItsTimeBeforeTheFrameAtItsPlace() throws Exception {
        var course = course("stall=3s@100ms");
        var line = dial(course);
        for (int i = 0; i < 4; i++) {
            course.sending(frame());
            line.send(new Frame.Text("sound " + clock.nanos() / 1_000_000), PATIENCE);
            network.done.add("at " + clock.nanos() / 1_000_000);
        }
        assertEquals(
                List.of("dial", "sound 0", "at 0", "sound 0", "at 0", "sound 0", "at 3000", "sound 3000", "at 3000"),
                network.done);
        assertEquals(
                List.of(new FaultHappening(
                        new Fault.Stall(Duration.ofSeconds(3), Duration.ofMillis(100)),
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        Duration.ofSeconds(3))),
                happened);
    }

    @Test
    void aDropBreaksTheConnectionOnceAndTheNextOneHolds() throws Exception {
        var course = course("drop@50ms");
        var line = dial(course);
        course.sending(frame());
        line.send(new Frame.Text("first"), PATIENCE);
        course.sending(frame());
        assertThrows(IOException.class, () -> line.send(new Frame.Text("second"), PATIENCE));
        assertEquals(1006, closed.get());

        dial(course).send(new Frame.Text("second"), PATIENCE);
        assertEquals(List.of("dial", "first", "abort", "dial", "second"), network.done);
        assertEquals(1, happened.size());
        assertEquals(FRAME, happened.getFirst().sound());
    }

    @Test
    void halfClosedItSendsNothingMoreAndIsNotClosed() throws Exception {
        var course = course("half-close@50ms");
        var line = dial(course);
        course.sending(frame());
        line.send(new Frame.Text("first"), PATIENCE);
        course.sent();
        assertThrows(IOException.class, () -> line.send(new Frame.Text("the end"), PATIENCE));
        assertThrows(IOException.class, () -> line.send(new Frame.Text("the end"), PATIENCE));
        assertEquals(List.of("dial", "first", "end of output"), network.done);
        assertEquals(1, happened.size());
        assertTrue(!closed.isDone());
    }

    @Test
    void soundIsCutWithinSamplesAndNothingOfItIsLost() throws Exception {
        var course = course("odd-chunks");
        var line = dial(course);
        var sound = "0123456789abcdef";
        for (int i = 0; i < 20; i++) {
            course.sending(frame());
            line.send(
                    new Frame.Binary(ByteBuffer.wrap(("xx" + sound).getBytes(StandardCharsets.US_ASCII))
                            .position(2)),
                    PATIENCE);
        }
        line.send(new Frame.Text("whole"), PATIENCE);
        var sent = network.done.subList(1, network.done.size() - 1);
        assertEquals(sound.repeat(20), String.join("", sent));
        assertEquals(40, sent.size());
        assertTrue(sent.stream().allMatch(part -> part.length() % 2 == 1), "of " + sent);
        assertTrue(sent.stream().map(String::length).distinct().count() > 4, "of " + sent);
        assertEquals("whole", network.done.getLast());
    }

    @Test
    void aServiceIsFoundLateAndOneThatIsFoundTooLateIsNotReached() {
        dial(course("slow-dns=900ms"));
        assertEquals(900_000_000, clock.nanos());

        var why = assertThrows(SttException.class, () -> dial(course("slow-dns=5s")));
        assertEquals(SttError.NETWORK, why.error());
        assertEquals(1_900_000_000, clock.nanos());
        assertEquals(List.of("dial"), network.done);
    }

    @Test
    void aBusyServiceTurnsOneConnectionAway() {
        var course = course("busy");
        var why = assertThrows(SttException.class, () -> dial(course));
        assertEquals(SttError.OVERLOADED, why.error());
        dial(course);
        assertEquals(List.of("dial"), network.done);
    }

    private FaultCourse course(String plan) {
        return new FaultCourse(FaultPlan.parse(plan), clock, happened::add);
    }

    private Line dial(FaultCourse course) {
        var heard = new Line.Listener() {
            @Override
            public void received(Frame frame) {}

            @Override
            public void closed(int code, String reason) {
                closed.complete(code);
            }
        };
        return new FaultyDialer(network, course, new TornFrames(course), PATIENCE).dial(Opening.of("/"), heard);
    }

    private static Pcm frame() {
        return new Pcm(new float[(int) Pcm.samplesIn(FRAME)]);
    }
}
