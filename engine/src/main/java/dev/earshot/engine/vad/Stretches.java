package dev.earshot.engine.vad;

import dev.earshot.engine.vad.Endpointer.Edge;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Puts utterances together to stretches that a model hears at once.
///
/// A stretch is as long as it may be, and ends between two utterances, or earlier where nobody speaks for long. An
/// utterance that alone is too long is cut at the quietest place in its second half.
///
/// Fed with what an [Endpointer] finds, frame by frame: [#hear] first, then [#on] each edge that it found there.
public final class Stretches {
    private final int longest;
    private final int longestGap;
    private final int lateness;
    private final double[] levels;
    private final Queue<Stretch> ready = new ArrayDeque<>();
    private Optional<Stretch> open = Optional.empty();
    private boolean speaking;
    private long utterance; // where the one that is being spoken began
    private long heard; // frames
    private long taken; // the end of the last stretch that is ready

    /// @param timing of the endpointer
    /// @param longest frames of a stretch
    /// @param longestGap frames without an utterance within a stretch; below 0 every utterance is a stretch
    public Stretches(EndpointTiming timing, int longest, int longestGap) {
        this.longest = longest;
        this.longestGap = longestGap;
        this.lateness = timing.lateness();
        this.levels = new double[longest];
    }

    /// @param level of the next frame, as [SpeechDetector.Frame#level]
    public void hear(double level) {
        levels[(int) (heard % longest)] = level;
        heard++;
        if (speaking) {
            open.filter(stretch -> heard - stretch.start() >= longest).ifPresent(this::close);
            if (heard - utterance >= longest) {
                long cut = quietest(utterance + longest / 2, heard);
                close(new Stretch(utterance, cut, cut));
                utterance = cut;
            }
        } else {
            // An utterance that has begun is known of only some time later.
            open.filter(stretch -> heard - lateness - stretch.end() > longestGap)
                    .ifPresent(this::close);
        }
    }

    public void on(Edge edge) {
        switch (edge) {
            case Edge.Begin begin -> {
                speaking = true;
                utterance = begin.frame();
                open.filter(stretch -> utterance - stretch.end() > longestGap).ifPresent(this::close);
            }
            case Edge.End end -> {
                speaking = false;
                add(end.frame(), Math.max(utterance, end.speech()));
            }
        }
    }

    private void add(long end, long speechEnd) {
        open.filter(stretch -> end - stretch.start() > longest).ifPresent(this::close);
        long start = open.map(Stretch::start).orElse(utterance);
        if (start < end) {
            open = Optional.of(new Stretch(start, end, speechEnd));
        }
        if (longestGap < 0) {
            finish();
        }
    }

    /// There is no more sound, and the endpointer has said its last edge.
    public void finish() {
        open.ifPresent(this::close);
    }

    private void close(Stretch stretch) {
        ready.add(stretch);
        taken = stretch.end();
        open = Optional.empty();
    }

    /// The latest of the quietest frames.
    private long quietest(long from, long to) {
        long best = from;
        for (long frame = from; frame < to; frame++) {
            if (levels[(int) (frame % longest)] <= levels[(int) (best % longest)]) {
                best = frame;
            }
        }
        return best;
    }

    /// The next stretch that is complete.
    public Optional<Stretch> next() {
        return Optional.ofNullable(ready.poll());
    }

    /// The first frame that a stretch may begin with that is not complete yet.
    public long needed() {
        long begin = speaking ? utterance : Math.max(taken, heard - lateness);
        return open.map(Stretch::start).orElse(begin);
    }
}
