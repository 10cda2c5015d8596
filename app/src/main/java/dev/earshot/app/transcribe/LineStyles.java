package dev.earshot.app.transcribe;

import dev.earshot.app.transcribe.Search.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of a line's characters: what is tentative, doubtful, found or being played.
final class LineStyles {
    private static final List<String> CLASSES =
            List.of("tentative", "doubtful", "very-doubtful", "match", "current-match", "playing");
    private static final int TENTATIVE = 1;
    private static final int DOUBT = 1 << 1;
    private static final int GREAT_DOUBT = 1 << 2;
    private static final int MATCH = 1 << 3;
    private static final int CURRENT_MATCH = 1 << 4;
    private static final int PLAYING = 1 << 5;

    private LineStyles() {}

    /// Whether a word of it is in doubt.
    static boolean doubts(Line line) {
        double doubtful = line.reading().scale().doubtful();
        return line.segment().words().stream()
                .anyMatch(word -> word.confidence().orElse(1) < doubtful);
    }

    /// @param matches those of this line
    /// @param current the match looked at, in whatever line
    static StyleSpans<Collection<String>> of(
            Line line, Optional<Line.WordRange> playing, List<Match> matches, Optional<Match> current) {
        int[] marks = new int[line.text().length()];
        if (!line.settled()) {
            mark(marks, line.committed(), marks.length, TENTATIVE);
        }
        var scale = line.reading().scale();
        for (var range : line.words()) {
            double sure = range.word().confidence().orElse(1);
            if (sure < scale.doubtful()) {
                mark(marks, range.from(), range.to(), sure < scale.veryDoubtful() ? GREAT_DOUBT : DOUBT);
            }
        }
        for (var match : matches) {
            boolean looked = current.filter(match::equals).isPresent();
            mark(marks, match.from(), match.to(), looked ? CURRENT_MATCH : MATCH);
        }
        playing.ifPresent(range -> mark(marks, range.from(), range.to(), PLAYING));
        return spans(marks);
    }

    private static void mark(int[] marks, int from, int to, int with) {
        for (int i = from; i < Math.min(to, marks.length); i++) {
            marks[i] |= with;
        }
    }

    private static StyleSpans<Collection<String>> spans(int[] marks) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int from = 0;
        for (int i = 1; i <= marks.length; i++) {
            if (i == marks.length || marks[i] != marks[from]) {
                spans.add(classes(marks[from]), i - from);
                from = i;
            }
        }
        if (marks.length == 0) {
            spans.add(List.of(), 0);
        }
        return spans.create();
    }

    private static List<String> classes(int marks) {
        var classes = new ArrayList<String>(2);
        for (int i = 0; i < CLASSES.size(); i++) {
            if ((marks >> i & 1) != 0) {
                classes.add(CLASSES.get(i));
            }
        }
        return List.copyOf(classes);
    }
}
