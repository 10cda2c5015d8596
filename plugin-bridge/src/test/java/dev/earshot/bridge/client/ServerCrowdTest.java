package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.dialect.deepgram.ListenClientCodec;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.Load;
import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.Spoken;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.FakeSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Those who crowd a server, over real sockets.
@Timeout(120)
final class ServerCrowdTest {
    private static final RecognitionOptions LIVE = Terms.LIVE.options();

    private static final Duration FRAME = Duration.ofMillis(50);

    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    private Load load(SocketRecognizer recognizer, PcmSource sound) throws InterruptedException {
        var plan = new LoadPlan(Duration.ofMillis(300), new LoadPlan.Length.OnePass(), FRAME, Duration.ZERO, 7);
        return new Load(
                ConfirmedHost.thisProcess(),
                recognizer,
                sound,
                Spoken.asHeardBy(recognizer, sound, LIVE),
                LIVE,
                plan,
                SteadyClock.SYSTEM);
    }

    private HeldSound sound() throws InterruptedException {
        return HeldSound.of(new FakeSource(model.audio(), 3), FRAME);
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
            var honest = Thread.ofVirtual()
                    .unstarted(() -> assertEquals(
                            Set.of("good morning\nhow are you"),
                            load.run(2, LoadListener.NONE).texts().keySet()));
            var broken = new AtomicReference<Throwable>(null);
            honest.setUncaughtExceptionHandler((_, e) -> broken.set(e));
            honest.start();
            for (var protocol : List.<SocketService.Protocol>of(
                    ServedFake.EARSHOT, request -> new ListenClientCodec(request, SoundFormat.PLAIN))) {
                var service = SocketService.open(served.address(), protocol);
                var outcome = new Hostility(service, Terms.LIVE, 2000, 3, 11).run();
                assertEquals(2000, outcome.sent() + outcome.refused(), outcome.toString());
                assertTrue(
                        outcome.answers() > 0 || !outcome.closes().isEmpty(),
                        () -> "nobody answered and nobody hung up: " + outcome);
            }
            honest.join();
            assertEquals(null, broken.get());
            assertEquals(3, load.run(3, LoadListener.NONE).sessions(), "it lives");
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
