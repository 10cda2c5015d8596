package dev.earshot.app.trace;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmFile;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.TraceHeader;
import dev.earshot.engine.trace.TraceItem.Mark;
import dev.earshot.engine.trace.TraceModel;
import dev.earshot.engine.trace.TraceWriter;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Traces to look at.
final class Scenes {
    private static final int TENTH = Pcm.SAMPLE_RATE / 10;

    private Scenes() {}

    private static TraceWriter begin(Path file) {
        var header = new TraceHeader(
                Instant.parse("2026-11-21T09:30:00Z"),
                "Earshot 0.1.0",
                "Java 25, Linux amd64",
                TraceHeader.Side.SERVER,
                "/v1/listen",
                "Deepgram",
                "7c0e7f0a",
                Optional.of(new TraceModel("whisper-base", "Whisper base", "openai/whisper-base", "CPU")),
                Optional.of("en"),
                Map.of("caller", "key 1"),
                Keeping.SOUND,
                Optional.empty());
        return TraceWriter.begin(file, header, new Redactor(List.of(), Keeping.SOUND));
    }

    /// A recording of the samples as it was sent live, with a text as if it had been heard in it.
    static Path spoken(Path folder) throws InterruptedException {
        var file = folder.resolve("morning.trace");
        var recording = Path.of(System.getProperty("earshot.root"), "sample-audio", "kitchen.wav");
        try (var trace = begin(file);
                var sound = AudioFile.open(recording).source(AudioSelection.ALL).open()) {
            trace.frame(Duration.ofMillis(4), Way.RECEIVED, "{\"type\":\"Configure\",\"interim_results\":true}");
            var talk = new Talk(trace);
            var waiting = new float[0];
            long at = 0;
            for (var chunk = sound.read(); chunk.isPresent(); chunk = sound.read()) {
                var both = new float[waiting.length + chunk.get().samples().length];
                System.arraycopy(waiting, 0, both, 0, waiting.length);
                System.arraycopy(
                        chunk.get().samples(),
                        0,
                        both,
                        waiting.length,
                        chunk.get().samples().length);
                int from = 0;
                for (; from + TENTH <= both.length; from += TENTH) {
                    at += 100;
                    talk.until(at);
                    var piece = new Pcm(java.util.Arrays.copyOfRange(both, from, from + TENTH));
                    trace.frame(Duration.ofMillis(at), Way.RECEIVED, ByteBuffer.wrap(PcmFile.bytes(piece)));
                    trace.sound(Duration.ofMillis(at), Way.RECEIVED, piece);
                }
                waiting = java.util.Arrays.copyOfRange(both, from, both.length);
            }
            talk.until(at + 3000);
            trace.event(Duration.ofMillis(at + 900), new TranscriptEvent.Completed(Duration.ofMillis(at)));
            trace.mark(Duration.ofMillis(at + 950), Mark.Kind.NOTE, "The connection ended: 1000.");
        }
        return file;
    }

    /// What is said in that recording, as a recogniser might tell it.
    private static final class Talk {
        private static final List<String> TEXTS = List.of(
                "Turn on the lights in the kitchen.",
                "Play some quiet music in the kitchen.",
                "Set a timer for ten minutes.");

        private static final long[] STARTS = {950, 3800, 7300};
        private static final long[] ENDS = {2650, 6150, 8850};

        private final TraceWriter trace;
        private long said;

        Talk(TraceWriter trace) {
            this.trace = trace;
        }

        void until(long now) {
            for (; said + 400 <= now; said += 100) {
                step(said, now);
            }
        }

        /// What is told 400 ms after it was spoken.
        private void step(long at, long now) {
            var when = Duration.ofMillis(now);
            for (int i = 0; i < TEXTS.size(); i++) {
                var words = TEXTS.get(i).split(" ");
                long start = STARTS[i];
                long each = (ENDS[i] - start) / words.length;
                long within = at - start;
                if (within >= 0 && within < 100) {
                    trace.event(when, new TranscriptEvent.SpeechStarted(Duration.ofMillis(start)));
                }
                if (within >= 300 && at < ENDS[i] && within % 300 < 100) {
                    int known = (int) Math.min(words.length, within / each + 1);
                    say(when, new TranscriptEvent.Partial(segment(i, start, each, words, known), 0), "false");
                }
                if (at >= ENDS[i] + 300 && at < ENDS[i] + 400) {
                    trace.event(when, new TranscriptEvent.SpeechEnded(Duration.ofMillis(ENDS[i])));
                    say(when, new TranscriptEvent.Final(segment(i, start, each, words, words.length)), "true");
                }
            }
        }

        private void say(Duration when, TranscriptEvent event, String isFinal) {
            trace.event(when, event);
            var text = event instanceof TranscriptEvent.Partial partial
                    ? partial.segment().text()
                    : ((TranscriptEvent.Final) event).segment().text();
            trace.frame(
                    when,
                    Way.SENT,
                    "{\"type\":\"Results\",\"is_final\":" + isFinal
                            + ",\"channel\":{\"alternatives\":[{\"transcript\":\"" + text
                            + "\",\"confidence\":0.93}]}}");
        }

        private static Segment segment(int id, long start, long each, String[] words, int count) {
            var known = new ArrayList<Word>();
            for (int i = 0; i < count; i++) {
                known.add(new Word(words[i], TimeSpan.ofMillis(start + i * each, start + (i + 1) * each)));
            }
            var text = String.join(" ", List.of(words).subList(0, count));
            return new Segment(id, TimeSpan.ofMillis(start, start + count * each), text, known);
        }
    }

    /// An hour of somebody's day: 36,000 pieces of sound, as many messages with it, and more than
    /// 14,000 of text.
    static Path anHour(Path folder) {
        var file = folder.resolve("hour.trace");
        var tenth = new Pcm(new float[TENTH]);
        for (int i = 0; i < TENTH; i++) {
            tenth.samples()[i] = (float) (0.3 * Math.sin(i / 9.0));
        }
        try (var trace = begin(file)) {
            for (int i = 1; i <= 36_000; i++) {
                var at = Duration.ofMillis(100L * i);
                trace.frame(at, Way.RECEIVED, ByteBuffer.wrap(PcmFile.bytes(tenth)));
                trace.sound(at, Way.RECEIVED, tenth);
                if (i % 5 != 0) {
                    continue;
                }
                long place = 100L * i;
                int id = i / 50;
                long start = id * 5000L;
                var segment = new Segment(
                        id,
                        TimeSpan.ofMillis(start, Math.max(start + 100, place - 300)),
                        "words that somebody says at " + place,
                        List.of());
                boolean last = i % 50 == 45;
                trace.event(at, last ? new TranscriptEvent.Final(segment) : new TranscriptEvent.Partial(segment, 4));
                trace.frame(at, Way.SENT, "{\"type\":\"partial\",\"text\":\"" + segment.text() + "\"}");
                trace.frame(at, Way.SENT, "{\"type\":\"speech\",\"at\":" + place + "}");
            }
        }
        return file;
    }
}
