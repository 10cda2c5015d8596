package dev.earshot.app.transcribe;

import dev.earshot.app.transcribe.Line.WordRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The way between times and places in a transcript.
final class TranscriptText {
    /// A word in the transcript: in which line, and where in it.
    record Place(int line, WordRange word) {}

    private TranscriptText() {}

    /// The line being said then: the last one that begins no later; -1 before the first.
    ///
    /// @param lines ordered by their start
    static int lineAt(List<Line> lines, Duration time) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).start().compareTo(time) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// The word being said then, if the transcript has one.
    static Optional<Place> placeAt(List<Line> lines, Duration time) {
        int line = lineAt(lines, time);
        return line < 0 ? Optional.empty() : lines.get(line).wordAt(time).map(word -> new Place(line, word));
    }

    /// Where to play from when someone points at that character: the word there, or the line when it has no words
    /// there.
    static Optional<Duration> timeAt(List<Line> lines, int line, int column) {
        if (line < 0 || line >= lines.size()) {
            return Optional.empty();
        }
        var pointed = lines.get(line);
        return Optional.of(
                pointed.wordAt(column).map(range -> range.word().span().start()).orElse(pointed.start()));
    }
}
