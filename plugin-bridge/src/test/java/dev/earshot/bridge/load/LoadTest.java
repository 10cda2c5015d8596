package dev.earshot.bridge.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.ServedFake;
import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.bridge.load.LoadPlan.Length;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.FakeSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against our own server, over real sockets.
@Timeout(120)
final class LoadTest {
    private static final RecognitionOptions LIVE = Terms.LIVE.options();
    private static final Duration FRAME = Duration.ofMillis(50);
    private static final Length ONCE = new Length.OnePass();
    private static final String ALL = "good morning\nhow are you";

    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final List<TimeSpan> speech =
            model.script().stream().map(segment -> segment.span()).toList();
    private final Watcher watcher = new Watcher();

    /// Writes down what a load tells.
    private static final class Watcher implements LoadListener {
        private final List<String> told = new ArrayList<>();
        private final List<LoadMoment> moments = new ArrayList<>();
        private final CountDownLatch twoSeconds = new CountDownLatch(2);

        @Override
        public void began(int streams) {
            told.add("began " + streams);
        }

        @Override
        public void second(LoadMoment moment) {
            moments.add(moment);
            twoSeconds.countDown();
        }

        @Override
        public void ended(LoadStep step) {
            told.add("ended " + step.streams());
        }
    }

    private Load load(Recognizer recognizer, Length length) throws InterruptedException {
        return new Load(
                ConfirmedHost.thisProcess(),
                recognizer,
                HeldSound.of(new FakeSource(model.audio(), 1), FRAME),
                speech,
                LIVE,
                new LoadPlan(Duration.ofMillis(300), length, FRAME, Duration.ZERO, 7),
                SteadyClock.SYSTEM);
    }

    @Test
    void allStreamsHearTheSame() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var step = load(recognizer, ONCE).run(3, watcher);
            assertEquals(3, step.streams());
            assertEquals(3, step.sessions());
            assertEquals(3, step.opening().count());
            assertEquals(Map.of(ALL, 3), step.texts());
            assertEquals(Map.of(), step.failures());
            assertEquals(6, step.finals().count(), "two utterances each");
            assertTrue(step.finals().p50().orElseThrow().isPositive(), "finals come after the end: " + step);
            assertTrue(step.sustained(Duration.ofMinutes(1)));
            assertFalse(step.sustained(Duration.ZERO));
            assertFalse(step.stopped());
            assertEquals(frames(3), step.lateness().frames());
        }
    }

    private long frames(int passes) {
        return passes * Math.ceilDiv(model.length().toMillis(), FRAME.toMillis());
    }

    @Test
    void eachSecondIsTold() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var step = load(recognizer, ONCE).run(2, watcher);
            assertEquals(List.of("began 2", "ended 2"), watcher.told);
            assertTrue(watcher.moments.size() >= 3, "it takes three seconds: " + watcher.moments);
            assertEquals(
                    step.lateness().frames(),
                    watcher.moments.stream()
                            .mapToLong(moment -> moment.lateness().frames())
                            .sum(),
                    "every frame belongs to one second");
            assertEquals(
                    4,
                    watcher.moments.stream()
                            .mapToInt(moment -> moment.first().count())
                            .sum());
            assertEquals(
                    4,
                    watcher.moments.stream()
                            .mapToInt(moment -> moment.finals().count())
                            .sum());
            assertEquals(2, watcher.moments.getFirst().speaking());
            assertEquals(0, watcher.moments.getLast().speaking());
            assertEquals(
                    2, watcher.moments.stream().mapToInt(LoadMoment::sessions).sum());
        }
    }

    @Test
    void aStreamThatLastsSpeaksAgainAndAgainAndEndsWhereTheTimeIsUp() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var time = model.length().plusMillis(1600);
            var step = load(recognizer, new Length.Lasting(time)).run(2, watcher);
            assertEquals(4, step.sessions(), "one that is whole and one that is cut, each");
            assertEquals(Map.of(ALL, 2), step.texts(), "only whole ones are compared");
            assertEquals(0, step.unheard(), "what was cut off was not spoken: " + step);
            assertEquals(6, step.finals().count(), "of what was cut the first utterance: " + step);
            long most = 2 * time.toMillis() / FRAME.toMillis();
            assertTrue(step.lateness().frames() <= most && step.lateness().frames() > frames(2), step.toString());
        }
    }

    @Test
    void whoeverIsTurnedAwayIsCounted() throws Exception {
        try (var served = new ServedFake(model, ServerLimits.USUAL.withSessions(1, 1), Access.local());
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var step = load(recognizer, ONCE).run(3, watcher);
            assertEquals(2, step.failed(), step.toString());
            assertEquals(Map.of(ALL, 1), step.texts());
            assertFalse(step.sustained(Duration.ofMinutes(1)));
            assertEquals(
                    2,
                    watcher.moments.stream()
                            .flatMap(moment -> moment.failures().values().stream())
                            .mapToInt(Integer::intValue)
                            .sum());
        }
    }

    @Test
    void aServiceThatTurnsEverybodyAwayIsNotStormed() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            served.close();
            var step =
                    load(recognizer, new Length.Lasting(Duration.ofSeconds(2))).run(1, watcher);
            assertTrue(step.sessions() == step.failed() && step.failed() <= 3, step.toString());
        }
    }

    @Test
    void interruptingItEndsItWithWhatThereIs() throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(ServedFake.EARSHOT)) {
            var load = load(recognizer, new Length.Lasting(Duration.ofHours(1)));
            var running = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    watcher.twoSeconds.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                running.interrupt();
            });
            var step = load.run(2, watcher);
            assertTrue(step.stopped());
            assertFalse(Thread.interrupted(), "whoever goes on may write files");
            assertEquals(Map.of(), step.failures(), "being stopped is no failure");
            assertEquals(2, step.first().count(), "what was heard of what was spoken: " + step);
            assertTrue(step.lateness().frames() > 20, step.toString());
            served.close();
            assertEquals(0, model.openDecoders());
        }
    }

    @Test
    void whatOnlySomeSessionsHearIsUnheardInTheOthers() {
        var tally = new LoadTally(3, FRAME, SteadyClock.SYSTEM);
        tally.compared(bits(0, 1, 2), bits(0, 1));
        tally.compared(bits(0, 1, 2), bits(0));
        tally.compared(bits(0), bits(0));
        assertEquals(1, tally.step(3, false).unheard(), "the third is heard by nobody");
    }

    private static BitSet bits(int... set) {
        var bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    @Test
    void whatIsUnheardIsNotSustained() {
        var late = new Latencies(List.of(Duration.ofMillis(10)));
        var onTime = new FrameLateness(1, Duration.ZERO, Duration.ZERO, 0);
        var step = new LoadStep(1, 1, Map.of(), late, late, late, 1, Map.of(), onTime, 0, Duration.ZERO, false);
        assertFalse(step.sustained(Duration.ofSeconds(1)));
    }

    @Test
    void whoSharesTheSoundCopiesNothing() throws Exception {
        var sound = HeldSound.of(new FakeSource(new Pcm(new float[2000]), 1), FRAME);
        try (var one = sound.open();
                var other = sound.open()) {
            for (int frame = 0; frame < 3; frame++) {
                assertEquals(
                        System.identityHashCode(one.read().orElseThrow().samples()),
                        System.identityHashCode(other.read().orElseThrow().samples()));
            }
            assertTrue(one.read().isEmpty());
        }
        assertEquals(Duration.ofMillis(125), sound.length());
    }

    @Test
    void aRecordingThatCannotBeHeldIsSaid() {
        var long11 = new FakeSource(new Pcm(new float[Pcm.SAMPLE_RATE * 60 * 11]), 3);
        assertTrue(assertThrows(SttException.class, () -> HeldSound.of(long11, FRAME))
                .sentence()
                .contains("ten minutes"));
        var empty = new FakeSource(new Pcm(new float[0]), 1);
        assertTrue(assertThrows(SttException.class, () -> HeldSound.of(empty, FRAME))
                .sentence()
                .contains("no sound"));
    }

    @Test
    void aPlanThatIsNoneIsRefused() {
        for (var length : Set.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LoadPlan(Duration.ZERO, new Length.Lasting(length), FRAME, Duration.ZERO, 1));
        }
        assertThrows(SttException.class, () -> new LoadPlan(Duration.ZERO, ONCE, Duration.ZERO, Duration.ZERO, 1));
    }
}
