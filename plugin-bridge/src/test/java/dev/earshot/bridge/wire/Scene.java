package dev.earshot.bridge.wire;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a recogniser says in tests, in the order in which the neural ones say it: the end of the
/// speech before the text.
public final class Scene {
    public static final Terms TERMS =
            new Terms("6f2b1c9e-0000-4000-8000-000000000001", Instant.parse("2026-01-02T03:04:05.678Z"));

    private Scene() {}

    public static TranscriptEvent started(double at) {
        return new TranscriptEvent.SpeechStarted(time(at));
    }

    public static TranscriptEvent ended(double at) {
        return new TranscriptEvent.SpeechEnded(time(at));
    }

    /// @param committed how much of the text is settled
    public static TranscriptEvent draft(int id, double from, double to, String text, String committed) {
        var segment = new Segment(id, span(from, to), text, List.of(), OptionalDouble.empty(), Optional.of("en"));
        return new TranscriptEvent.Partial(segment, committed.length());
    }

    /// With words that share the time evenly.
    public static TranscriptEvent settled(int id, double from, double to, String text) {
        var texts = text.split(" ");
        var words = new ArrayList<Word>();
        for (int i = 0; i < texts.length; i++) {
            double length = (to - from) / texts.length;
            words.add(new Word(texts[i], span(from + i * length, from + (i + 1) * length), OptionalDouble.of(0.9)));
        }
        return new TranscriptEvent.Final(
                new Segment(id, span(from, to), text, words, OptionalDouble.of(0.87), Optional.of("en")));
    }

    public static TranscriptEvent completed(double seconds) {
        return new TranscriptEvent.Completed(time(seconds));
    }

    public static TranscriptEvent failed(SttError error) {
        return new TranscriptEvent.Failed(new SttException(error, "The model failed; try another one."));
    }

    public static SttException problem(SttError error) {
        return new SttException(error, "That cannot be done; ask for something else.");
    }

    public static TimeSpan span(double from, double to) {
        return new TimeSpan(time(from), time(to));
    }

    public static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }

    public static Pcm tone(double seconds, double hertz) {
        var samples = new float[(int) Math.round(seconds * Pcm.SAMPLE_RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / Pcm.SAMPLE_RATE));
        }
        return new Pcm(samples);
    }

    /// Two utterances, the first with drafts.
    public static List<TranscriptEvent> conversation() {
        return List.of(
                started(0.5),
                draft(0, 0.4, 1.2, "hello", ""),
                draft(0, 0.4, 1.8, "Hello wor", "Hello "),
                ended(2.0),
                settled(0, 0.4, 2.0, "Hello world."),
                started(3.0),
                draft(1, 2.9, 3.6, "How are", "How "),
                ended(4.0),
                settled(1, 2.9, 4.0, "How are you?"));
    }

    /// The same in the order of an utterance.
    public static List<TranscriptEvent> conversationInOrder() {
        var events = new ArrayList<>(conversation());
        events.add(3, events.remove(4));
        events.add(7, events.remove(8));
        return events;
    }
}
