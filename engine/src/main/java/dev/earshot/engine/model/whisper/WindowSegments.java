package dev.earshot.engine.model.whisper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the text of one window says of the segments in it, and where the next window is to begin.
///
/// A segment ends where two time stamps follow each other. What comes after the last such pair is not complete: the
/// next window begins there, unless the text ends with a single time stamp, which says that nobody speaks after it.
///
/// @param segments not yet cleared of empty ones
/// @param complete whether nobody speaks after the last segment
/// @param advance how many frames of 10 ms after this window the next begins
record WindowSegments(List<TimedSegment> segments, boolean complete, int advance) {
    private static final double STAMP = 0.02; // seconds

    WindowSegments {
        segments = List.copyOf(segments);
    }

    /// @param offset where the window begins, in seconds
    /// @param frames of sound in it, of 10 ms
    static WindowSegments of(WindowText window, WhisperTokens vocabulary, double offset, int frames) {
        return new Cut(window, vocabulary, offset, frames).segments();
    }

    private record Cut(WindowText window, WhisperTokens vocabulary, double offset, int frames) {
        WindowSegments segments() {
            int[] tokens = window.tokens();
            int length = tokens.length;
            boolean complete = length >= 2 && !isStamp(length - 2) && isStamp(length - 1);
            var segments = new ArrayList<TimedSegment>();
            int from = 0;
            for (int to = 1; to < length; to++) {
                if (isStamp(to - 1) && isStamp(to)) {
                    segments.add(slice(from, to));
                    from = to;
                }
            }
            if (segments.isEmpty()) {
                return new WindowSegments(List.of(whole()), complete, frames);
            }
            if (complete) {
                segments.add(slice(from, length));
                return new WindowSegments(segments, true, frames);
            }
            return new WindowSegments(segments, false, 2 * stamp(from - 1));
        }

        private TimedSegment slice(int from, int to) {
            return segment(offset + stamp(from) * STAMP, offset + stamp(to - 1) * STAMP, from, to);
        }

        private TimedSegment whole() {
            int length = window.tokens().length;
            int last = length - 1;
            while (last >= 0 && !isStamp(last)) {
                last--;
            }
            boolean stamped = last >= 0 && stamp(last) != 0;
            return segment(offset, offset + (stamped ? stamp(last) * STAMP : frames / 100.0), 0, length);
        }

        private TimedSegment segment(double start, double end, int from, int to) {
            int[] tokens = Arrays.copyOfRange(window.tokens(), from, to);
            return new TimedSegment(start, end, vocabulary.text(tokens), tokens, List.of(), window);
        }

        private boolean isStamp(int at) {
            return vocabulary.isTimestamp(window.tokens()[at]);
        }

        /// Steps from the window's beginning; negative for what is no time stamp, as in the reference.
        private int stamp(int at) {
            return window.tokens()[at] - vocabulary.timestampBegin();
        }
    }
}
