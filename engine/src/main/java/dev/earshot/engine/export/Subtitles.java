package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Turns a transcript into subtitles that can be read.
///
/// Each segment is cut into cues that fit the screen and the longest time. Of all ways to cut it the cheapest is taken:
/// a cue costs something by itself, ending it in the middle of a clause costs more than at a comma, a pause or the end
/// of a sentence, and cues that are almost empty or gone too soon cost extra. Then each cue gets its time: it appears
/// when it is spoken, and stays until it can be read or the next one comes; the last may outlast the sound. Cues never
/// overlap, and no word is lost.
public final class Subtitles {
    private static final double CUE = 50;
    private static final double CUT_AT_CLAUSE = 30;
    private static final double CUT_ANYWHERE = 100;
    private static final double ALMOST_EMPTY = 40;
    private static final double TOO_SHORT = 80;
    /// A silence between two words from which on it sounds like the end of a clause.
    private static final double PAUSE_MS = 400;
    /// Where several cues would begin at once, because two people speak or there are no times, each has this much.
    private static final long FLASH_MS = 100;

    private final SubtitleLimits limits;
    private final LineBreaker lineBreaker;

    public Subtitles(SubtitleLimits limits) {
        this.limits = limits;
        this.lineBreaker = new LineBreaker(limits.columns());
    }

    /// In order of time.
    public List<Cue> cues(Transcript transcript) {
        var blocks = new ArrayList<List<Piece>>();
        for (Segment segment : transcript.segments()) {
            blocks.addAll(cut(Piece.of(segment, limits.columns())));
        }
        blocks.sort(Comparator.comparingDouble(block -> block.getFirst().begin()));
        return timed(blocks);
    }

    /// The cheapest way to cut, by dynamic programming from the front: `cost[j]` is that of the first `j` pieces.
    private List<List<Piece>> cut(List<Piece> pieces) {
        int n = pieces.size();
        double[] cost = new double[n + 1];
        int[] from = new int[n + 1];
        Arrays.fill(cost, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int begin = 0; begin < n; begin++) {
            var fill = new LineBreaker.Fill(limits.columns());
            int width = 0;
            for (int end = begin + 1; end <= n; end++) {
                var last = pieces.get(end - 1);
                fill.add(last);
                width += last.width() + (last.spaced() ? 1 : 0);
                double lasts = last.end() - pieces.get(begin).begin();
                boolean fits = fill.lines() <= limits.lines()
                        && lasts <= limits.longest().toMillis();
                if (!fits && end > begin + 1) {
                    break;
                }
                double sum = cost[begin] + cueCost(width, lasts) + cutCost(pieces, end);
                if (sum < cost[end]) {
                    cost[end] = sum;
                    from[end] = begin;
                }
            }
        }
        var blocks = new ArrayList<List<Piece>>();
        for (int end = n; end > 0; end = from[end]) {
            blocks.addFirst(pieces.subList(from[end], end));
        }
        return blocks;
    }

    private double cueCost(int width, double lasts) {
        double empty = 1 - Math.min(1, width / (double) (limits.lines() * limits.columns()));
        double missing = 1 - Math.min(1, lasts / limits.shortest().toMillis());
        return CUE + ALMOST_EMPTY * empty * empty + TOO_SHORT * missing;
    }

    private static double cutCost(List<Piece> pieces, int end) {
        if (end == pieces.size()) {
            return 0;
        }
        var before = pieces.get(end - 1);
        var after = pieces.get(end);
        boolean pause = after.begin() - before.end() >= PAUSE_MS;
        return switch (before.ending(after)) {
            case SENTENCE -> 0;
            case CLAUSE -> CUT_AT_CLAUSE;
            case NONE -> pause ? CUT_AT_CLAUSE : CUT_ANYWHERE;
        };
    }

    private List<Cue> timed(List<List<Piece>> blocks) {
        int n = blocks.size();
        long[] starts = new long[n];
        for (int i = 0; i < n; i++) {
            long spoken = Math.round(blocks.get(i).getFirst().begin());
            starts[i] = i == 0 ? spoken : Math.max(spoken, starts[i - 1] + FLASH_MS);
        }
        var cues = new ArrayList<Cue>(n);
        for (int i = 0; i < n; i++) {
            var block = blocks.get(i);
            long spokenUntil = Math.round(block.getLast().end());
            long free = i + 1 < n ? starts[i + 1] : Long.MAX_VALUE;
            var lines = lineBreaker.lines(block);
            long end = Math.min(Math.max(spokenUntil, starts[i] + readable(lines)), starts[i] + longest());
            cues.add(new Cue(TimeSpan.ofMillis(starts[i], Math.min(end, free)), lines));
        }
        return cues;
    }

    /// How long these lines should stay, in milliseconds.
    private long readable(List<String> lines) {
        int width = lines.stream().mapToInt(DisplayWidth::of).sum();
        long toRead = (long) Math.ceil(width * 1000 / limits.columnsPerSecond());
        return Math.max(limits.shortest().toMillis(), toRead);
    }

    private long longest() {
        return limits.longest().toMillis();
    }
}
