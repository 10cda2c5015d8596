package dev.earshot.engine.trace;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmFile;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions for tests to write down.
public final class Session {
    static final TraceModel MODEL = new TraceModel("fake", "A fake", "1", "CPU");
    private static final int TENTH = Pcm.SAMPLE_RATE / 10;

    private Session() {}

    public static TraceHeader header(Keeping keeping) {
        return new TraceHeader(
                Instant.parse("2026-01-02T03:04:05Z"),
                "Earshot 0",
                "a machine",
                TraceHeader.Side.SERVER,
                "/ws/transcribe",
                "Earshot",
                "session-1",
                Optional.empty(),
                Optional.of("en"),
                Map.of("caller", "key 1"),
                keeping,
                Optional.empty());
    }

    public static TraceWriter begin(Path file) {
        return TraceWriter.begin(file, header(Keeping.SOUND), new Redactor(List.of(), Keeping.SOUND));
    }

    /// Two seconds, spoken from 300 ms after the beginning on: "good morning" from 0.2 s to 0.8 s,
    /// final at 1.5 s.
    public static void write(TraceWriter trace) {
        trace.heardBy(millis(10), MODEL);
        trace.frame(millis(20), Way.RECEIVED, "{\"type\":\"config\"}");
        for (int i = 0; i < 20; i++) {
            var at = millis(300 + 100 * (i + 1));
            var chunk = chunk(i);
            trace.frame(at, Way.RECEIVED, ByteBuffer.wrap(PcmFile.bytes(chunk)));
            trace.sound(at, Way.RECEIVED, chunk);
            if (i == 7) {
                trace.event(at, new TranscriptEvent.SpeechStarted(millis(200)));
                trace.event(millis(1300), new TranscriptEvent.Partial(segment("good mourning"), 4));
                trace.frame(millis(1301), Way.SENT, "{\"type\":\"partial\",\"text\":\"good mourning\"}");
            }
            if (i == 14) {
                trace.event(at, new TranscriptEvent.SpeechEnded(millis(900)));
                trace.event(at, new TranscriptEvent.Final(segment("Good morning.")));
            }
        }
        trace.event(millis(2400), new TranscriptEvent.Completed(millis(2000)));
        trace.mark(millis(2500), TraceItem.Mark.Kind.NOTE, "The connection ended.");
    }

    /// A tenth of a second that is like no other.
    static Pcm chunk(int number) {
        var samples = new float[TENTH];
        for (int i = 0; i < TENTH; i++) {
            samples[i] = (short) (number * TENTH + i) / 32_768f;
        }
        return new Pcm(samples);
    }

    static Segment segment(String text) {
        var words = text.split(" ");
        return new Segment(
                0,
                TimeSpan.ofMillis(200, 800),
                text,
                List.of(
                        new Word(words[0], TimeSpan.ofMillis(200, 500)),
                        new Word(words[1], TimeSpan.ofMillis(500, 800))));
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
