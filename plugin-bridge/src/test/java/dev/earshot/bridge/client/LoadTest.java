package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.dialect.deepgram.ListenClientCodec;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.FakeSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against our own server, over real sockets.
@Timeout(120)
final class LoadTest {
    private static final RecognitionOptions LIVE = Terms.LIVE.options();

    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    private Load load(SocketRecognizer recognizer, PcmSource sound) throws InterruptedException {
        return new Load(
                recognizer,
                sound,
                Load.spokenIn(sound, recognizer, LIVE),
                LIVE,
                new ChunkSizes.Fixed(Duration.ofMillis(50)),
                Duration.ofMillis(300),
                SteadyClock.SYSTEM,
                7);
    }

    private HeldSound sound() throws InterruptedException {
        return HeldSound.of(new FakeSource(model.audio(), 3));
    }

    @Test
    void allCallersHearTheSame() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var step = load(recognizer, sound()).run(3);
            assertEquals(3, step.callers());
            assertEquals(Map.of("good morning\nhow are you", 3), step.texts());
            assertEquals(Map.of(), step.failures());
            assertEquals(6, step.finals().count(), "two utterances each");
            assertTrue(step.finals().p50().orElseThrow().isPositive(), "finals come after the end: " + step);
            assertTrue(step.sustained(Duration.ofMinutes(1)));
            assertFalse(step.sustained(Duration.ZERO));
        }
    }

    @Test
    void whoeverIsTurnedAwayIsCounted() throws Exception {
        try (var served = new ServedFake(model, ServerLimits.USUAL.withSessions(1, 1), Access.local());
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var step = load(recognizer, sound()).run(3);
            assertEquals(
                    2,
                    step.failures().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    step.toString());
            assertEquals(
                    1,
                    step.texts().values().stream().mapToInt(Integer::intValue).sum(),
                    step.toString());
            assertFalse(step.sustained(Duration.ofMinutes(1)));
        }
    }

    @Test
    void whatIsUnheardIsNotSustained() {
        var late = new Latencies(List.of(Duration.ofMillis(10)));
        var step = new LoadStep(1, Map.of(), late, late, 1, Map.of("", 1), Duration.ZERO, 0);
        assertFalse(step.sustained(Duration.ofSeconds(1)));
    }

    @Test
    void aRecordingThatIsTooLongIsSaid() {
        var long11 = new FakeSource(new Pcm(new float[Pcm.SAMPLE_RATE * 60 * 11]), 3);
        assertTrue(assertThrows(SttException.class, () -> HeldSound.of(long11))
                .sentence()
                .contains("ten minutes"));
        var empty = new FakeSource(new Pcm(new float[0]), 1);
        assertTrue(assertThrows(SttException.class, () -> HeldSound.of(empty))
                .sentence()
                .contains("no sound"));
    }

    @Test
    void nonsenseIsTheSameForTheSameSeed() {
        var one = new Nonsense(3);
        var other = new Nonsense(3);
        var kinds = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var frame = one.next();
            assertEquals(frame, other.next());
            kinds.add(frame.toString().replaceAll("[^\\[{]", ""));
        }
        assertTrue(kinds.size() > 20, "of many kinds: " + kinds.size());
    }

    @Test
    void honestCallersHearAllBesideNonsense() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var load = load(recognizer, sound());
            var honest = Thread.ofVirtual().unstarted(() -> {
                try {
                    var step = load.run(2);
                    assertEquals(
                            Set.of("good morning\nhow are you"), step.texts().keySet());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            var broken = new AtomicReference<Throwable>(null);
            honest.setUncaughtExceptionHandler((_, e) -> broken.set(e));
            honest.start();
            for (var protocol : List.<SocketService.Protocol>of(
                    ServedFake.EARSHOT, request -> new ListenClientCodec(request, SoundFormat.PLAIN))) {
                var service = SocketService.open(served.address(), protocol);
                var outcome = new Hostility(service, Terms.LIVE, 2000, 3, 11).run();
                assertEquals(2000, outcome.sent() + outcome.refused(), outcome.toString());
                assertTrue(outcome.answers() > 0, outcome.toString());
            }
            honest.join();
            assertEquals(null, broken.get());
            assertEquals(3, load.run(3).callers(), "it lives");
        }
    }

    @Test
    void callersWhoComeAndGoLeaveNothingBehind() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var outcome = new Churn(List.of(recognizer), sound(), LIVE, 3, Duration.ofSeconds(2), SteadyClock.SYSTEM, 5)
                    .run();
            assertTrue(outcome.heardOut() > 0 && outcome.hungUp() > 0, outcome.toString());
            assertEquals(Map.of(), outcome.failures());
            served.close();
            assertEquals(0, served.server().connections());
            assertEquals(0, model.openDecoders());
        }
    }
}
