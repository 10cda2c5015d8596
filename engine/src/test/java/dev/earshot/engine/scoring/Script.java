package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A session written down by hand. Times are milliseconds.
final class Script {
    private final List<Observation> observations = new ArrayList<>();
    private Duration sent = Duration.ZERO;
    private Duration wall = Duration.ZERO;

    /// When the events that follow come: after so much audio, so long after the start.
    Script at(long sent, long wall) {
        this.sent = Duration.ofMillis(sent);
        this.wall = Duration.ofMillis(wall);
        return this;
    }

    /// A partial whose text is committed up to "|", if there is one.
    Script partial(int id, long start, long end, String text) {
        int committed = Math.max(0, text.indexOf('|'));
        return event(new TranscriptEvent.Partial(segment(id, start, end, text.replace("|", "")), committed));
    }

    Script settled(int id, long start, long end, String text) {
        return event(new TranscriptEvent.Final(segment(id, start, end, text)));
    }

    Script silent(long at) {
        return event(new TranscriptEvent.SpeechEnded(Duration.ofMillis(at)));
    }

    Script event(TranscriptEvent event) {
        observations.add(new Observation(sent, wall, event));
        return this;
    }

    SessionLog log() {
        return new SessionLog(observations);
    }

    private static Segment segment(int id, long start, long end, String text) {
        return new Segment(id, TimeSpan.ofMillis(start, end), text, List.of());
    }

    /// Words of a reference: "text start end, text start end".
    static List<Word> words(String words) {
        return List.of(words.split(", ")).stream()
                .map(word -> word.split(" "))
                .map(word -> new Word(word[0], TimeSpan.ofMillis(Long.parseLong(word[1]), Long.parseLong(word[2]))))
                .toList();
    }

    static List<Long> millis(Latencies latencies) {
        return latencies.sorted().stream().map(Duration::toMillis).toList();
    }
}
