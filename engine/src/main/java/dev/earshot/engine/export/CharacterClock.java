package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.Arrays;

/// When each character of a segment was spoken, in milliseconds.
///
/// Inside a word time runs evenly over its characters. Text that no word covers, which is all of it when the recogniser
/// gives no word times, shares evenly what its neighbours leave. Times never run backwards, whatever the words say.
final class CharacterClock {
    private static final double UNKNOWN = -1;

    private final double[] begins;
    private final double[] ends;

    CharacterClock(Segment segment) {
        var text = segment.text();
        begins = new double[text.length()];
        ends = new double[text.length()];
        Arrays.fill(begins, UNKNOWN);
        double now = millis(segment.span().start());
        int at = 0;
        for (Word word : segment.words()) {
            int found = text.indexOf(word.text(), at);
            if (found >= 0) {
                double begin = Math.max(now, within(segment.span(), word.span().start()));
                double end = Math.max(begin, within(segment.span(), word.span().end()));
                at = found + word.text().length();
                spread(found, at, begin, end);
                now = end;
            }
        }
        fillGaps(segment.span());
    }

    double begin(int character) {
        return begins[character];
    }

    double end(int character) {
        return ends[character];
    }

    private void fillGaps(TimeSpan span) {
        double now = millis(span.start());
        for (int from = 0; from < begins.length; ) {
            int to = from;
            while (to < begins.length && begins[to] == UNKNOWN) {
                to++;
            }
            spread(from, to, now, to < begins.length ? begins[to] : millis(span.end()));
            from = Math.max(to, from + 1);
            now = ends[from - 1];
        }
    }

    private void spread(int from, int to, double begin, double end) {
        for (int i = from; i < to; i++) {
            begins[i] = begin + (end - begin) * (i - from) / (to - from);
            ends[i] = begin + (end - begin) * (i - from + 1) / (to - from);
        }
    }

    private static double within(TimeSpan span, Duration time) {
        return Math.clamp(millis(time), millis(span.start()), millis(span.end()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
