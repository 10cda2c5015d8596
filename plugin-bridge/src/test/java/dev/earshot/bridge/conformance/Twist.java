package dev.earshot.bridge.conformance;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Passes events on, and breaks one rule in doing so.
final class Twist implements TranscriptListener {
    private final Optional<Rule> broken;
    private final TranscriptListener out;
    private Optional<TranscriptEvent> held = Optional.empty();

    /// What the session saw of its sound and its end.
    boolean resampled;

    boolean short10ms;
    boolean early;
    boolean dropsFinal;
    boolean dropsLastWord;

    Twist(Optional<Rule> broken, TranscriptListener out) {
        this.broken = broken;
        this.out = out;
    }

    private boolean breaks(Rule rule) {
        return broken.filter(rule::equals).isPresent();
    }

    @Override
    public void on(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> started(at);
            case TranscriptEvent.Partial partial -> partial(partial);
            case TranscriptEvent.Final(var segment) -> {
                if (!dropsFinal) {
                    settled(segment);
                }
            }
            case TranscriptEvent.SpeechEnded ended -> {
                out.on(ended);
                release();
            }
            case TranscriptEvent.Notice _, TranscriptEvent.Terminal _ -> out.on(event);
        }
    }

    private void started(Duration at) {
        boolean back = breaks(Rule.TIMES_IN_ORDER) && at.toMillis() > 1000;
        var start = new TranscriptEvent.SpeechStarted(back ? at.minusMillis(800) : at);
        if (breaks(Rule.TEXT_WITHIN_SPEECH)) {
            held = Optional.of(start);
            return;
        }
        out.on(start);
        if (breaks(Rule.SPEECH_ALTERNATES)) {
            out.on(start);
        }
    }

    private void release() {
        held.ifPresent(out::on);
        held = Optional.empty();
    }

    private void partial(TranscriptEvent.Partial partial) {
        var segment = told(partial.segment());
        if (breaks(Rule.COMMITTED_STAYS)) {
            segment = with(segment, segment.text().toUpperCase(Locale.ROOT), segment.words());
        }
        out.on(new TranscriptEvent.Partial(
                segment, Math.min(partial.committed(), segment.text().length())));
        release();
    }

    private void settled(Segment heard) {
        var segment = told(heard);
        if (dropsLastWord || (breaks(Rule.BURST_LOSES_NOTHING) && early)) {
            var fewer = segment.words().subList(0, segment.words().size() - 1);
            segment = with(
                    segment, String.join(" ", fewer.stream().map(Word::text).toList()), fewer);
        }
        if (breaks(Rule.FRAMES_DO_NOT_MATTER) && short10ms) {
            segment = with(segment, segment.text() + " echo", segment.words());
        }
        if (breaks(Rule.NO_EMPTY_FINAL)) {
            var start = segment.span().start();
            out.on(new TranscriptEvent.Final(
                    new Segment(segment.id() - 1, new TimeSpan(start, start), " ", List.of())));
        }
        var last = new TranscriptEvent.Final(segment);
        if (breaks(Rule.FINAL_BEFORE_END)) {
            held = Optional.of(last);
            return;
        }
        out.on(last);
        if (breaks(Rule.INTERIM_BEFORE_FINAL)) {
            out.on(new TranscriptEvent.Partial(segment, 0));
        }
    }

    /// As interim and final text alike are told.
    private Segment told(Segment segment) {
        int id = breaks(Rule.IDS_COUNT_UP)
                ? 100 - segment.id()
                : breaks(Rule.NO_EMPTY_FINAL) ? 2 * segment.id() + 1 : segment.id();
        var words = words(segment);
        boolean wrong = breaks(Rule.ACCURACY) || (breaks(Rule.ROOM_SOUND) && resampled);
        var text = wrong ? segment.text().replace('a', 'o').replace('e', 'u') : segment.text();
        var language = breaks(Rule.LANGUAGE_AS_ASKED) ? Optional.of("de") : segment.language();
        return new Segment(id, segment.span(), text, words, segment.confidence(), language);
    }

    private List<Word> words(Segment segment) {
        if (breaks(Rule.ABILITIES)) {
            return List.of();
        }
        return breaks(Rule.WORDS_IN_ORDER) ? segment.words().reversed() : segment.words();
    }

    private static Segment with(Segment segment, String text, List<Word> words) {
        return new Segment(segment.id(), segment.span(), text, words, segment.confidence(), segment.language());
    }
}
