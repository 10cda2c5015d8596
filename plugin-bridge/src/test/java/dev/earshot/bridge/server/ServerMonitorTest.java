package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ServerMonitorTest {
    private final List<String> news = new CopyOnWriteArrayList<>();

    /// Writes down what it is told, each kind once in a row.
    private final class Diary implements SessionMonitor {
        private void write(String word) {
            if (news.isEmpty() || !news.getLast().equals(word)) {
                news.add(word);
            }
        }

        @Override
        public void received(Frame frame) {
            write(frame instanceof Frame.Text ? "received text" : "received sound");
        }

        @Override
        public void sent(Frame frame) {
            write("sent");
        }

        @Override
        public void begun(RecognizerInfo by) {
            write("begun by " + by.id());
        }

        @Override
        public void sound(Pcm chunk) {
            write("sound");
        }

        @Override
        public void told(TranscriptEvent event) {
            write(event.getClass().getSimpleName());
        }

        @Override
        public void ended(SessionReport report) {
            write("ended after " + report.heard().toSeconds() + " s");
        }
    }

    @Test
    void aSessionIsWatchedFromItsBeginningToItsEnd() throws Exception {
        ServerMonitor monitor = start -> {
            news.add(start.protocol() + " from " + start.peer());
            return new Diary();
        };
        try (var house = new House(FakeModel.saying("good morning"), monitor);
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4).text("{\"type\":\"end\"}").until("\"done\"");
            house.report();
        }
        assertEquals("Earshot from 127.0.0.1", news.getFirst());
        assertEquals("ended after 4 s", news.getLast());
        for (var one :
                List.of("begun by fake", "received sound", "sound", "received text", "Final", "Completed", "sent")) {
            assertTrue(news.contains(one), one + " of " + news);
        }
        assertTrue(news.indexOf("Completed") < news.lastIndexOf("sent"), "what is said is sent: " + news);
    }

    @Test
    void oneThatFailsHarmsNobody() throws Exception {
        SessionMonitor fails = new SessionMonitor() {
            @Override
            public void told(TranscriptEvent event) {
                throw new IllegalStateException("no");
            }
        };
        var both = ServerMonitor.all(
                _ -> fails,
                _ -> {
                    throw new IllegalStateException("nor this");
                },
                _ -> new Diary());
        try (var house = new House(FakeModel.saying("good morning"), both);
                var caller = house.call("/ws/transcribe")) {
            var said = caller.silence(4).text("{\"type\":\"end\"}").until("\"done\"");
            assertTrue(said.toString().contains("good morning"), said.toString());
            house.report();
        }
        assertTrue(news.contains("Completed"), news.toString());
    }

    @Test
    void whoeverIsNotLetInIsTold() throws Exception {
        var monitor = new ServerMonitor() {
            @Override
            public SessionMonitor opened(SessionStart start) {
                return new Diary();
            }

            @Override
            public void turnedAway(TurnedAway who) {
                news.add(who.status() + " at " + who.path());
            }
        };
        try (var house = new House(FakeModel.saying("good morning"), monitor)) {
            house.get("/v1/models?x=secret", "Origin", "https://elsewhere.example");
            house.get("/v1/models");
        }
        assertEquals(List.of("403 at /v1/models"), news);
    }

    @Test
    void oneSessionIsDisconnectedAfterWhatItHeardHasBeenSaid() throws Exception {
        var ids = new CopyOnWriteArrayList<String>();
        ServerMonitor monitor = start -> {
            ids.add(start.id());
            return new Diary();
        };
        try (var house = new House(FakeModel.saying("good morning"), monitor);
                var first = house.call("/ws/transcribe");
                var other = house.call("/ws/transcribe")) {
            first.silence(4).until("\"final\"");
            assertTrue(house.server().disconnect(ids.getFirst()));
            first.until("\"done\"");
            assertEquals(ids.getFirst(), house.report().id());
            other.silence(4).text("{\"type\":\"end\"}").until("\"done\"");
            assertTrue(!house.server().disconnect("nobody"));
        }
    }
}
