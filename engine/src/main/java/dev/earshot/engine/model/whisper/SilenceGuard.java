package dev.earshot.engine.model.whisper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds text that was made up where nobody spoke: improbable words, or of impossible length, with silence around
/// them.
///
/// @param threshold seconds of silence that are suspicious
record SilenceGuard(double threshold) {
    private static final String MARKS = "\"'“¿([{-\"'.。,，!！?？:：”)]}、";
    private static final int WORDS_LOOKED_AT = 8;
    private static final double NEAR = 2; // seconds from the border of a window

    /// A window and what was made of it.
    ///
    /// @param first its first frame
    /// @param frames of sound in it
    /// @param reach how many frames a window may have
    /// @param lastSpeech where the last word before it ended, in seconds
    /// @param audio frames of the whole audio; empty while more is to come, and then at least as much as the
    ///     threshold after this window
    record Scene(long first, int frames, int reach, double lastSpeech, OptionalLong audio) {
        private double start() {
            return first / 100.0;
        }

        private double reachEnd() {
            return (first + reach) / 100.0;
        }

        private double end() {
            return start() + frames / 100.0;
        }
    }

    /// @param segments that remain
    /// @param next frame where the next window begins
    /// @param again whether the window is to be decoded again, from `next` on: nothing of it counts
    record Verdict(List<TimedSegment> segments, long next, boolean again) {}

    /// @param found with words
    /// @param next where the next window would begin
    Verdict check(WindowSegments found, List<TimedSegment> segments, long next, Scene scene) {
        long from = found.complete() ? next : afterLastWord(segments, next, scene);
        var first = withWords(segments, 0);
        if (first.isPresent() && isAnomaly(first.get())) {
            double gap = first.get().start() - scene.start();
            if (gap > threshold) {
                return new Verdict(List.of(), scene.first() + (long) Math.rint(gap * 100), true);
            }
        }
        double lastEnd = scene.lastSpeech();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.words().isEmpty()) {
                continue;
            }
            if (isAnomaly(segment) && inSilence(segment, lastEnd, withWords(segments, i + 1), scene)) {
                double again = Math.max(scene.start() + 1, segment.start());
                boolean nothingLeft =
                        scene.audio().isPresent() && scene.audio().getAsLong() / 100.0 - segment.end() < threshold;
                return new Verdict(
                        segments.subList(0, i),
                        nothingLeft ? scene.audio().getAsLong() : (long) Math.rint(again * 100),
                        false);
            }
            lastEnd = segment.end();
        }
        return new Verdict(segments, from, false);
    }

    /// A long silence at the end of the window is heard again, a short one is not.
    private long afterLastWord(List<TimedSegment> segments, long next, Scene scene) {
        var end = TimedSegment.endOf(segments).filter(last -> last > scene.start());
        if (end.isEmpty()) {
            return next;
        }
        return scene.reachEnd() - end.get() > threshold
                ? (long) Math.rint(end.get() * 100)
                : scene.first() + scene.frames();
    }

    private boolean inSilence(TimedSegment segment, double lastEnd, Optional<TimedSegment> following, Scene scene) {
        double nextStart =
                following.map(next -> next.words().getFirst().start()).orElse(scene.end());
        boolean before = segment.start() - lastEnd > threshold
                || segment.start() < threshold
                || segment.start() - scene.start() < NEAR;
        boolean after = nextStart - segment.end() > threshold
                || following.filter(SilenceGuard::isAnomaly).isPresent()
                || scene.reachEnd() - segment.end() < NEAR;
        return before && after;
    }

    private static Optional<TimedSegment> withWords(List<TimedSegment> segments, int from) {
        return segments.stream()
                .skip(from)
                .filter(segment -> !segment.words().isEmpty())
                .findFirst();
    }

    private static boolean isAnomaly(TimedSegment segment) {
        var words = segment.words().stream()
                .filter(word -> !MARKS.contains(word.text()))
                .limit(WORDS_LOOKED_AT)
                .toList();
        double score = words.stream().mapToDouble(SilenceGuard::strangeness).sum();
        return score >= 3 || score + 0.01 >= words.size();
    }

    private static double strangeness(TimedWord word) {
        double score = word.probability() < 0.15 ? 1 : 0;
        if (word.duration() < 0.133) {
            score += (0.133 - word.duration()) * 15;
        }
        if (word.duration() > 2) {
            score += word.duration() - 2;
        }
        return score;
    }
}
