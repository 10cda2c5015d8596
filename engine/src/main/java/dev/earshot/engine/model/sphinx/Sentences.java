package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Says what the search believes, a segment for every stretch of words without a pause.
///
/// The search goes on across pauses. A sentence is final as soon as the word after its pause is settled, for then
/// the pause is settled too; the words after it are the beginning of the next segment.
final class Sentences {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final boolean interim;
    private int segments;
    private int finished; // words of the passage that are final
    private String said = "";

    /// @param interim whether to say what is not final
    Sentences(boolean interim) {
        this.interim = interim;
    }

    /// The passage goes on.
    void soFar(BestPath path, TranscriptListener out) {
        sayFinals(path, out);
        if (interim) {
            sayPartial(path, out);
        }
    }

    /// The passage is over; the next words are of another.
    void end(BestPath path, TranscriptListener out) {
        sayFinals(path, out);
        if (finished < path.words().size()) {
            sayFinal(path.words().subList(finished, path.words().size()), out);
        }
        finished = 0;
    }

    private void sayFinals(BestPath path, TranscriptListener out) {
        for (int end = sentenceEnd(path.words()); end < path.settled(); end = sentenceEnd(path.words())) {
            sayFinal(path.words().subList(finished, end), out);
        }
    }

    private void sayFinal(List<Word> words, TranscriptListener out) {
        out.on(new TranscriptEvent.Final(segment(words)));
        segments++;
        finished += words.size();
        said = "";
    }

    private void sayPartial(BestPath path, TranscriptListener out) {
        var words = path.words().stream().skip(finished).toList();
        var text = textOf(words);
        if (!text.isEmpty() && !text.equals(said)) {
            said = text;
            int settled = Math.min(path.settled(), sentenceEnd(path.words())) - finished;
            out.on(new TranscriptEvent.Partial(
                    segment(words), textOf(words.subList(0, settled)).length()));
        }
    }

    /// Up to which word the first sentence goes that is not final yet.
    private int sentenceEnd(List<Word> words) {
        int end = finished + 1;
        while (end < words.size() && !isPause(words.get(end - 1), words.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPause(Word before, Word after) {
        return after.span().start().minus(before.span().end()).compareTo(PAUSE) >= 0;
    }

    private Segment segment(List<Word> words) {
        var span = new TimeSpan(
                words.getFirst().span().start(), words.getLast().span().end());
        return new Segment(segments, span, textOf(words), words);
    }

    private static String textOf(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
