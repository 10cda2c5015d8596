package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What was said, and when.
///
/// @param words with their times, in order; empty when these are not known
/// @param speech where somebody speaks, in order and apart from each other: utterances
public record SpokenReference(List<Word> words, List<TimeSpan> speech) {
    public SpokenReference {
        words = List.copyOf(words);
        speech = List.copyOf(speech);
        for (int i = 1; i < speech.size(); i++) {
            if (speech.get(i).start().compareTo(speech.get(i - 1).end()) < 0) {
                throw new IllegalArgumentException("stretches of speech overlap: " + speech.get(i));
            }
        }
    }

    /// From words with times: an utterance ends where none is spoken for `pause` or longer.
    public static SpokenReference of(List<Word> words, Duration pause) {
        var speech = new ArrayList<TimeSpan>();
        for (Word word : words) {
            boolean goesOn = !speech.isEmpty()
                    && word.span().start().minus(speech.getLast().end()).compareTo(pause) < 0;
            if (goesOn) {
                var last = speech.removeLast();
                boolean later = word.span().end().compareTo(last.end()) > 0;
                speech.add(new TimeSpan(last.start(), later ? word.span().end() : last.end()));
            } else {
                speech.add(word.span());
            }
        }
        return new SpokenReference(words, speech);
    }

    /// Where nothing better is known: a transcript's own words (of the same session, or of a better
    /// model) are the reference. Latencies are then relative to the recogniser's own word times.
    public static SpokenReference of(Transcript transcript, Duration pause) {
        return of(
                transcript.segments().stream()
                        .map(Segment::words)
                        .flatMap(List::stream)
                        .toList(),
                pause);
    }
}
