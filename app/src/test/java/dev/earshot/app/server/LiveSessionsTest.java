package dev.earshot.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.server.SessionView.State;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.SessionMonitor;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SessionStart;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {
    private final AtomicLong now = new AtomicLong();
    private final LiveSessions sessions = new LiveSessions(now::get);

    @Test
    void delaysCountFromTheArrivalOfTheSound() {
        var session = open("a", 0);
        session.begun(ScriptedRecognizer.INFO);
        hear(session, 3000);
        session.told(new TranscriptEvent.SpeechStarted(Duration.ofMillis(1000)));
        assertEquals(State.SPEAKING, view().state());
        session.told(new TranscriptEvent.Partial(segment(0, 1000, 2500, "good morning"), 4));
        assertEquals("good morning", view().tentative());
        assertEquals(Duration.ofMillis(2000), view().firstText().orElseThrow());
        pass(400);
        session.told(new TranscriptEvent.Final(segment(0, 1000, 2500, "Good morning.")));
        session.told(new TranscriptEvent.SpeechEnded(Duration.ofMillis(2500)));
        assertEquals(Duration.ofMillis(900), view().lastFinal().orElseThrow());
        assertEquals("Good morning.", view().settled());
        assertEquals("", view().tentative());
        assertEquals(State.LISTENING, view().state());
        assertEquals(Duration.ofSeconds(3), sessions.heard());
        assertEquals(List.of(Duration.ofMillis(900)), sessions.takeDelays());
        assertEquals(List.of(), sessions.takeDelays());
    }

    @Test
    void theLastHundredThatAreOverStayWithHowTheyEnded() {
        for (int i = 0; i < 130; i++) {
            var session = open("s" + i, i);
            session.told(new TranscriptEvent.Final(segment(0, 0, 500, "Text " + i)));
            session.ended(report("s" + i, "1000"));
        }
        open("late", 200);
        assertEquals(1 + LiveSessions.ENDED, sessions.views().size());
        assertEquals("late", sessions.views().getFirst().id(), "those that go on come first");
        assertEquals("s129", sessions.views().get(1).id());
        assertEquals("1000", sessions.views().get(1).report().orElseThrow().end());
        assertEquals("Text 129", sessions.text("s129"));
        assertEquals("", sessions.text("s0"));
        assertEquals(1, sessions.count());
    }

    @Test
    void aSessionOfADayKeepsItsNewestText() {
        var session = open("long", 0);
        for (int i = 0; i < 5000; i++) {
            session.told(new TranscriptEvent.Final(segment(i, i * 1000L, i * 1000L + 900, "word ".repeat(10) + i)));
        }
        assertEquals(SessionWatch.KEPT, sessions.text("long").length());
        assertTrue(sessions.text("long").endsWith("4999"));
    }

    @Test
    void aFailureIsAState() {
        var session = open("a", 0);
        session.told(new TranscriptEvent.Failed(new SttException(SttError.OUT_OF_MEMORY, "No memory.")));
        assertEquals(State.FAILED, view().state());
    }

    @Test
    void hoursOfSoundInSmallPiecesAreRememberedInLittle() {
        var arrivals = new Arrivals();
        for (int i = 0; i < 100_000; i++) { // 20 ms each
            arrivals.add(320, i * 20_000_000L);
        }
        assertTrue(arrivals.since(Duration.ZERO, 0).isEmpty(), "long forgotten");
        long end = 100_000 * 20_000_000L;
        var ago = arrivals.since(Duration.ofSeconds(1990), end).orElseThrow();
        assertTrue(Math.abs(ago.toMillis() - 10_000) <= 100, ago.toString());
    }

    private SessionMonitor open(String id, int second) {
        return sessions.opened(new SessionStart(
                id, "Earshot", "/ws/transcribe", Access.EVERYBODY, "127.0.0.1", Instant.ofEpochSecond(second)));
    }

    private SessionView view() {
        return sessions.views().getFirst();
    }

    /// Sound that arrives while it is spoken.
    private void hear(SessionMonitor session, int millis) {
        for (int i = 0; i < millis / 100; i++) {
            pass(100);
            session.sound(new Pcm(new float[1600]));
        }
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static Segment segment(int id, long from, long to, String text) {
        return new Segment(id, TimeSpan.ofMillis(from, to), text, List.of());
    }

    private static SessionReport report(String id, String end) {
        return new SessionReport(
                id,
                "/ws/transcribe",
                Access.EVERYBODY,
                Optional.of("sphinx"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                1,
                end);
    }
}
