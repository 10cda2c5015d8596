package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalRecognizerTest {
    private static final Pcm SECOND = new Pcm(new float[Pcm.SAMPLE_RATE]);

    private final Gate gate = Gate.shut();
    private final EventLog log = new EventLog();

    private static SttError errorOf(TranscriptEvent event) {
        return assertInstanceOf(TranscriptEvent.Failed.class, event).cause().error();
    }

    private static TranscriptEvent hearWith(FakeModel model, TranscriptListener listener) throws InterruptedException {
        var log = new EventLog();
        try (var recognizer = new LocalRecognizer(model, 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, event -> {
                    log.on(event);
                    listener.on(event);
                })) {
            for (int i = 0; i < 20; i++) {
                session.accept(SECOND);
            }
            session.finish();
            assertEquals(
                    1, log.events().stream().filter(TranscriptEvent::terminal).count());
            assertEquals(0, model.openDecoders());
            return log.awaitEnd();
        }
    }

    @Test
    void oneSessionMoreThanAllowedIsOverloadedUntilAnotherEnds() throws InterruptedException {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one"), 2)) {
            var first = recognizer.open(RecognitionOptions.DEFAULT, log);
            var second = recognizer.open(RecognitionOptions.DEFAULT, new EventLog());
            var refusal =
                    assertThrows(SttException.class, () -> recognizer.open(RecognitionOptions.DEFAULT, new EventLog()));
            assertEquals(SttError.OVERLOADED, refusal.error());
            first.finish();
            recognizer.open(RecognitionOptions.DEFAULT, new EventLog()).close();
            second.close();
        }
    }

    @Test
    void aListenerThatHearsOfTheEndMayOpenTheNextSession() throws InterruptedException {
        var next = new EventLog();
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one"), 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, event -> {
                    if (event.terminal()) {
                        recognizer.open(RecognitionOptions.DEFAULT, next);
                    }
                })) {
            session.finish();
            recognizer.close();
        }
        assertEquals(SttError.CANCELLED, errorOf(next.awaitEnd()));
    }

    @Test
    void refusedOptionsTakeNoPlace() throws InterruptedException {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one"), 1)) {
            var french = RecognitionOptions.DEFAULT.withLanguage("fr");
            var refusal = assertThrows(SttException.class, () -> recognizer.open(french, log));
            assertEquals(SttError.UNSUPPORTED, refusal.error());
            recognizer
                    .open(RecognitionOptions.DEFAULT.withLanguage("de-AT"), log)
                    .finish();
        }
    }

    @Test
    void aLanguageThatIsNotUnderstoodIsToldWithThoseThatAre() {
        assertEquals(
                "Fake model does not understand the language 'fr'; it understands en, de.",
                refusalOf("fr", FakeModel.saying("one")));
        var many = IntStream.range(0, 99).mapToObj(i -> "x" + i).toList();
        var polyglot = FakeModel.saying("one").describedAs(new RecognizerInfo("fake", "Polyglot", "1", "CPU", many));
        assertEquals(
                "Polyglot does not understand the language 'fr'; it understands 99 others.", refusalOf("fr", polyglot));
    }

    private String refusalOf(String language, FakeModel model) {
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var spoken = RecognitionOptions.DEFAULT.withLanguage(language);
            return assertThrows(SttException.class, () -> recognizer.open(spoken, log))
                    .sentence();
        }
    }

    @Test
    void oneThatCannotTranslateRefusesTo() {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one"), 1)) {
            var translating = RecognitionOptions.DEFAULT.withTask(Task.TRANSLATE);
            var refusal = assertThrows(SttException.class, () -> recognizer.open(translating, log));
            assertEquals(SttError.UNSUPPORTED, refusal.error());
            assertEquals("Fake model cannot translate: it writes in the language that it hears.", refusal.sentence());
        }
    }

    @Test
    void aCallerTooFarAheadWaits() throws Exception {
        var model = FakeModel.saying("one").heldBy(gate);
        try (var recognizer = new LocalRecognizer(model, 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, log)) {
            var accepted = new AtomicInteger();
            var feeding = new FutureTask<>(() -> {
                for (; accepted.get() < 60; accepted.incrementAndGet()) {
                    session.accept(SECOND);
                }
                session.finish();
                return log.awaitEnd();
            });
            var feeder = Thread.ofPlatform().start(feeding);
            while (feeder.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertTrue(accepted.get() <= 7, "took " + accepted + " s without hearing any");
            gate.openWide();
            assertEquals(new TranscriptEvent.Completed(Duration.ofSeconds(60)), feeding.get());
        }
    }

    @Test
    void closingEndsADecoderThatIsStuckAndACallerThatWaits() throws Exception {
        var model = FakeModel.saying("one").heldBy(gate);
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var session = recognizer.open(RecognitionOptions.DEFAULT, log);
            var feeder = CompletableFuture.runAsync(
                    () -> {
                        try {
                            while (log.events().isEmpty()) {
                                session.accept(SECOND);
                            }
                            session.finish();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    },
                    Thread.ofVirtual()::start);
            gate.awaitStop();
            session.close();
            assertEquals(SttError.CANCELLED, errorOf(log.awaitEnd()));
            assertEquals(0, model.openDecoders());
            feeder.get();
            assertEquals(1, log.events().size());
        }
    }

    @Test
    void aListenerMayCloseItsOwnSession() throws InterruptedException {
        var own = new CompletableFuture<RecognitionSession>();
        var end = hearWithSession(own, event -> {
            if (event instanceof TranscriptEvent.Partial) {
                own.join().close();
            }
        });
        assertEquals(SttError.CANCELLED, errorOf(end));
    }

    @Test
    void aListenerThatFeedsItsOwnSessionIsToldOffInsteadOfHanging() throws InterruptedException {
        var own = new CompletableFuture<RecognitionSession>();
        var end = hearWithSession(own, _ -> {
            try {
                own.join().finish();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(SttError.INTERNAL, errorOf(end));
    }

    private TranscriptEvent hearWithSession(CompletableFuture<RecognitionSession> own, TranscriptListener listener)
            throws InterruptedException {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one two three"), 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, event -> {
                    log.on(event);
                    listener.on(event);
                })) {
            own.complete(session);
            session.accept(SECOND);
            session.finish();
            return log.awaitEnd();
        }
    }

    @Test
    void aDecoderThatBreaksDownEndsTheSessionAndHangsNobody() throws InterruptedException {
        var model = FakeModel.saying("one two").failing(Duration.ofMillis(700), IllegalStateException::new);
        assertEquals(SttError.INTERNAL, errorOf(hearWith(model, _ -> {})));
    }

    @Test
    void aDecoderMayNameItsFailure() throws InterruptedException {
        var cause = new SttException(SttError.MODEL_CORRUPT, "The model is damaged.");
        var model = FakeModel.saying("one two").failing(Duration.ofMillis(700), () -> cause);
        var end = assertInstanceOf(TranscriptEvent.Failed.class, hearWith(model, _ -> {}));
        assertSame(cause, end.cause());
    }

    @Test
    void runningOutOfMemoryHasItsOwnName() throws InterruptedException {
        var model = FakeModel.saying("one").failing(Duration.ofMillis(100), OutOfMemoryError::new);
        assertEquals(SttError.OUT_OF_MEMORY, errorOf(hearWith(model, _ -> {})));
    }

    @Test
    void anErrorOfTheVirtualMachineIsAFailureToo() throws InterruptedException {
        var model = FakeModel.saying("one").failing(Duration.ofMillis(100), StackOverflowError::new);
        assertEquals(SttError.INTERNAL, errorOf(hearWith(model, _ -> {})));
    }

    @Test
    void aListenerThatThrowsEndsItsSession() throws InterruptedException {
        assertEquals(SttError.INTERNAL, errorOf(hearWith(FakeModel.saying("one"), event -> {
            if (!event.terminal()) {
                throw new IllegalArgumentException("cannot show this");
            }
        })));
    }

    @Test
    void aListenerMayNameItsFailure() throws InterruptedException {
        Supplier<SttException> full = () -> new SttException(SttError.DISK_FULL, "The disk is full.");
        assertEquals(SttError.DISK_FULL, errorOf(hearWith(FakeModel.saying("one"), event -> {
            if (!event.terminal()) {
                throw full.get();
            }
        })));
    }

    @Test
    void aListenerThatThrowsAtTheEndHangsNobody() throws InterruptedException {
        var end = hearWith(FakeModel.saying("one"), event -> {
            if (event.terminal()) {
                throw new IllegalArgumentException("cannot show this");
            }
        });
        assertInstanceOf(TranscriptEvent.Completed.class, end);
    }

    @Test
    void theTerminalEventIsSaidByAThreadThatIsNotInterrupted() throws InterruptedException {
        var interrupted = new CompletableFuture<Boolean>();
        var own = new CompletableFuture<RecognitionSession>();
        hearWithSession(own, event -> {
            if (event instanceof TranscriptEvent.Final) {
                own.join().close();
            } else if (event.terminal()) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        assertFalse(interrupted.join());
    }

    @Test
    void closingTheRecognizerAbandonsItsSessionsAndThenFreesTheModelOnce() throws InterruptedException {
        var model = FakeModel.saying("one").heldBy(gate);
        var recognizer = new LocalRecognizer(model, 2);
        var closingsAtEnd = new AtomicInteger(-1);
        recognizer.open(RecognitionOptions.DEFAULT, log);
        var session = recognizer.open(RecognitionOptions.DEFAULT, event -> {
            if (event.terminal()) {
                closingsAtEnd.set(model.closings());
            }
        });
        session.accept(SECOND);
        recognizer.close();
        recognizer.close();
        assertEquals(SttError.CANCELLED, errorOf(log.awaitEnd()));
        assertEquals(0, closingsAtEnd.get());
        assertEquals(0, model.openDecoders());
        assertEquals(1, model.closings());
        var refusal =
                assertThrows(SttException.class, () -> recognizer.open(RecognitionOptions.DEFAULT, new EventLog()));
        assertEquals(SttError.CANCELLED, refusal.error());
    }

    @Test
    void eachSessionHasANamedThreadThatGoesAwayWithIt() throws InterruptedException {
        var thread = new AtomicReference<Thread>();
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one"), 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, _ -> thread.set(Thread.currentThread()))) {
            session.finish();
            assertEquals("earshot-fake-1", thread.get().getName());
            thread.get().join();
        }
    }

    @Test
    void interruptingACallerThatWaitsLeavesTheSessionToBeClosed() throws Exception {
        var model = FakeModel.saying("one").heldBy(gate);
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var source = new FakeSource(SECOND, 100);
            var started = new CountDownLatch(1);
            var job = new FutureTask<>(() -> {
                started.countDown();
                return recognizer.transcribe(source, RecognitionOptions.DEFAULT, log);
            });
            var thread = Thread.ofVirtual().start(job);
            started.await();
            gate.awaitStop();
            thread.interrupt();
            var end = assertThrows(ExecutionException.class, job::get);
            assertInstanceOf(InterruptedException.class, end.getCause());
            assertEquals(SttError.CANCELLED, errorOf(log.awaitEnd()));
            assertTrue(source.isClosed());
        }
    }

    @Test
    void aSourceIsTranscribedOnItsOwnTimeAxis() throws InterruptedException {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one two"), 1)) {
            var source = new FakeSource(SECOND, 3).startingAt(Duration.ofMinutes(5));
            var transcript = recognizer.transcribe(source, RecognitionOptions.DEFAULT, log);
            assertEquals("one two", transcript.text());
            assertEquals(Duration.ofSeconds(3), transcript.audio());
            assertEquals(
                    Duration.ofMillis(300_200),
                    transcript.segments().getFirst().span().start());
            assertEquals(transcript.segments(), log.finals());
        }
    }

    @Test
    void aRecordingIsNotReadToItsEndWhenTheRecogniserGaveUp() {
        var cause = new SttException(SttError.MODEL_CORRUPT, "The model is damaged.");
        var model = FakeModel.saying("one").failing(Duration.ofMillis(700), () -> cause);
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var endless = new FakeSource(SECOND, Integer.MAX_VALUE);
            var thrown = assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertThrows(
                            SttException.class, () -> recognizer.transcribe(endless, RecognitionOptions.DEFAULT, log)));
            assertEquals(cause, thrown);
        }
    }

    @Test
    void aSourceThatBreaksOffHasItsBeginningHeardToTheEnd() throws InterruptedException {
        try (var recognizer = new LocalRecognizer(FakeModel.saying("one two three four five six"), 1)) {
            var cause = new SttException(SttError.AUDIO_INVALID, "The file is damaged after 1 s.");
            var source = new FakeSource(SECOND, 1).breakingWith(cause);
            var thrown = assertThrows(
                    SttException.class, () -> recognizer.transcribe(source, RecognitionOptions.DEFAULT, log));
            assertSame(cause, thrown);
            assertEquals("one two", log.finals().getFirst().text());
            assertInstanceOf(TranscriptEvent.Completed.class, log.awaitEnd());
        }
    }
}
