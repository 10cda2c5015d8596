package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OnDemandModelTest {
    private final IdleTime idleTime = new IdleTime();
    private final List<FakeModel> loaded = new ArrayList<>();
    private Optional<SttException> obstacle = Optional.empty();
    private final LocalRecognizer recognizer = new LocalRecognizer(FakeLoader.load(this::load, idleTime), 2);

    /// Each loading takes a second longer than the one before.
    private LoadedModel load() {
        obstacle.ifPresent(cause -> {
            throw cause;
        });
        var report = new LoadReport("fp32", Duration.ofSeconds(loaded.size() + 1L), 1000);
        var model = FakeModel.saying("one two")
                .describedAs(new RecognizerInfo("fake", "Fake model", "1", "CPU", List.of("en"), false, report));
        loaded.add(model);
        return model;
    }

    @Test
    void weightsThatNobodyUsesAreFreedAndLoadedAgainForTheNextSession() throws InterruptedException {
        hear();
        idleTime.passes();
        assertEquals(1, loaded.getFirst().closings());

        hear();
        assertEquals(2, loaded.size());
        assertEquals(0, loaded.getLast().closings());
        assertEquals(1, loaded.getFirst().closings());
    }

    @Test
    void weightsThatWereNeverUsedAreFreedToo() {
        idleTime.passes();
        assertEquals(1, loaded.getFirst().closings());
    }

    @Test
    void weightsStayWhileASessionIsOpenAndAWholeIdleTimeLonger() throws InterruptedException {
        hear();
        var session = recognizer.open(RecognitionOptions.DEFAULT, new EventLog());
        idleTime.passes();
        assertEquals(0, loaded.getFirst().closings(), "a session is open");

        var other = recognizer.open(RecognitionOptions.DEFAULT, new EventLog());
        session.finish();
        idleTime.passes();
        assertEquals(0, loaded.getFirst().closings(), "the other session is still open");

        other.close();
        idleTime.passes();
        assertEquals(1, loaded.getFirst().closings());
    }

    @Test
    void anIdleTimeThatBeganBeforeTheLastSessionFreesNothing() throws InterruptedException {
        hear();
        var early = new IdleTime();
        idleTime.moveTo(early);
        hear();

        early.passes();
        assertEquals(0, loaded.getFirst().closings());
        idleTime.passes();
        assertEquals(1, loaded.getFirst().closings());
    }

    @Test
    void itCanBeAskedAboutItselfWhileUnloaded() throws InterruptedException {
        var info = recognizer.info();
        idleTime.passes();
        assertEquals(info, recognizer.info());

        hear();
        assertEquals(Duration.ofSeconds(2), recognizer.info().load().time());
    }

    @Test
    void aModelThatCannotBeLoadedAgainFailsThatSessionAndTakesNoPlace() throws InterruptedException {
        idleTime.passes();
        var gone = new SttException(SttError.MODEL_CORRUPT, "The folder is gone.");
        obstacle = Optional.of(gone);
        for (int i = 0; i < 3; i++) {
            assertSame(gone, assertThrows(SttException.class, this::hear));
        }

        obstacle = Optional.empty();
        hear();
    }

    @Test
    void refusedOptionsLeaveItIdle() throws InterruptedException {
        assertThrows(
                SttException.class,
                () -> recognizer.open(RecognitionOptions.DEFAULT.withTask(Task.TRANSLATE), new EventLog()));
        idleTime.passes();
        assertEquals(1, loaded.getFirst().closings());
    }

    @Test
    void closingFreesWhatIsLoadedOnce() throws InterruptedException {
        hear();
        recognizer.close();
        idleTime.passes();
        recognizer.close();
        assertEquals(1, loaded.getFirst().closings());
    }

    private void hear() throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(RecognitionOptions.DEFAULT, log)) {
            session.accept(loaded.getLast().audio());
            session.finish();
        }
        assertInstanceOf(TranscriptEvent.Completed.class, log.awaitEnd());
        assertEquals(1, log.finals().size());
    }
}
