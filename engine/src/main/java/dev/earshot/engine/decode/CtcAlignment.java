package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// When each token of a given text is heard: the most probable of all paths through the frames that
/// collapse to it (Viterbi's algorithm on the states of Graves et al., "Connectionist Temporal
/// Classification", 2006). Of equally probable paths it takes the one whose
/// last tokens begin earliest.
///
/// Two bits are kept for each state that a frame may be in. Where that would take more than 64 MiB,
/// some minutes of speech, states that are less probable than the best of their frame by a factor of
/// e^400 are given up, so that an hour takes seconds and little memory; where this leads nowhere, the
/// factor grows.
public final class CtcAlignment {
    /// In the place of a token: anything at all is heard here, for one frame or more. Each of the
    /// frames counts as half as probable as its most probable token, so that tokens and blanks beside
    /// it keep the frames that are theirs.
    public static final int ANY = -1;

    private static final double ANY_COST = Math.log(2);

    /// After how many frames it looks whether it is interrupted: some milliseconds.
    private static final int LOOK_UP = 256;
    private static final long EXACT_STEPS = 1L << 28;
    private static final double[] MARGINS = {400, 1600, 6400};

    private final Emissions emissions;
    private final int[] tokens;
    private final int blank;
    private final int states;

    private CtcAlignment(Emissions emissions, int[] tokens, int blank) {
        this.emissions = emissions;
        this.tokens = tokens;
        this.blank = blank;
        this.states = 2 * tokens.length + 1;
    }

    /// @param tokens the text, without blanks; [#ANY] stands for what has no token
    /// @return a span for each token, in order; its confidence is the mean probability of the token in
    ///     its frames, 0 for [#ANY]
    /// @throws SttException AUDIO_INVALID when the frames are too few for the text or the text cannot
    ///     be that of the audio
    public static List<TokenSpan> align(Emissions emissions, int[] tokens, int blank) throws InterruptedException {
        return align(emissions, tokens, blank, EXACT_STEPS, MARGINS);
    }

    /// @param exactSteps how many states of frames there may be for none to be given up
    /// @param margins natural logarithms of the factors by which states may lag behind, to be tried in
    ///     turn
    static List<TokenSpan> align(Emissions emissions, int[] tokens, int blank, long exactSteps, double... margins)
            throws InterruptedException {
        requireLength(emissions, tokens);
        if (tokens.length == 0) {
            return List.of();
        }
        var alignment = new CtcAlignment(emissions, tokens, blank);
        boolean exact = (long) alignment.states * emissions.frames() <= exactSteps;
        for (double margin : exact ? new double[] {Double.POSITIVE_INFINITY} : margins) {
            var steps = new CtcSteps(emissions.frames());
            int last = alignment.walk(margin, steps);
            if (last >= 0) {
                return alignment.spans(steps, last);
            }
        }
        throw new SttException(
                SttError.AUDIO_INVALID,
                "The text cannot be aligned, as it is not what is said in the recording: give the text of this"
                        + " recording.");
    }

    private static void requireLength(Emissions emissions, int[] tokens) {
        int least = tokens.length;
        for (int i = 1; i < tokens.length; i++) {
            least += tokens[i] == tokens[i - 1] ? 1 : 0;
        }
        if (emissions.frames() < least) {
            throw new SttException(
                    SttError.AUDIO_INVALID,
                    "The recording is too short for the text, which has " + least + " letters where "
                            + emissions.frames()
                            + " at most can be said: give all of the recording or less of the text.");
        }
    }

    /// Walks through the frames. States are numbered: even ones are blanks, the odd ones between them
    /// the tokens.
    ///
    /// @return the last state of the most probable path; -1 when no path was left
    private int walk(double margin, CtcSteps steps) throws InterruptedException {
        double[] before = unreachable();
        double[] now = unreachable();
        now[CtcSteps.EDGE] = score(0, 0);
        now[CtcSteps.EDGE + 1] = score(0, 1);
        int from = 0;
        int to = 2;
        for (int frame = 1; frame < emissions.frames(); frame++) {
            if (frame % LOOK_UP == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            double[] swap = before;
            before = now;
            now = swap;
            // What is further behind could not reach the end in time.
            from = Math.max(from, states - 2 * (emissions.frames() - frame));
            to = Math.min(states, to + 2);
            if (from >= to || !steps.begin(frame, from, to)) {
                return -1;
            }
            double best = step(frame, from, to, before, now, steps);
            double least = best - margin;
            while (from < to && now[CtcSteps.EDGE + from] < least) {
                from++;
            }
            while (to > from && now[CtcSteps.EDGE + to - 1] < least) {
                to--;
            }
            close(now, from, to);
        }
        return last(now);
    }

    private double[] unreachable() {
        double[] scores = new double[states + 2 * CtcSteps.EDGE];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        return scores;
    }

    /// @return the score of the best state
    private double step(int frame, int from, int to, double[] before, double[] now, CtcSteps steps) {
        double best = Double.NEGATIVE_INFINITY;
        for (int state = from; state < to; state++) {
            double stay = before[CtcSteps.EDGE + state];
            double one = before[CtcSteps.EDGE + state - 1];
            double two = skips(state) ? before[CtcSteps.EDGE + state - 2] : Double.NEGATIVE_INFINITY;
            double score = stay;
            if (two > one && two > stay) {
                score = two;
                steps.set(frame, state, 2);
            } else if (one > stay) {
                score = one;
                steps.set(frame, state, 1);
            }
            score += score(frame, state);
            now[CtcSteps.EDGE + state] = score;
            best = Math.max(best, score);
        }
        return best;
    }

    /// Whether the blank before the state may be left out.
    private boolean skips(int state) {
        return state % 2 == 1 && state > 1 && tokens[state / 2] != tokens[state / 2 - 1];
    }

    private double score(int frame, int state) {
        if (state % 2 == 0) {
            return emissions.at(frame, blank);
        }
        int token = tokens[state / 2];
        return token == ANY ? emissions.at(frame, emissions.best(frame)) - ANY_COST : emissions.at(frame, token);
    }

    /// The rows are used in turn: what is beside the states of this frame may be left from others.
    private static void close(double[] scores, int from, int to) {
        for (int i = 0; i < CtcSteps.EDGE; i++) {
            scores[from + i] = Double.NEGATIVE_INFINITY;
            scores[CtcSteps.EDGE + to + i] = Double.NEGATIVE_INFINITY;
        }
    }

    private int last(double[] scores) {
        double silence = scores[CtcSteps.EDGE + states - 1];
        double token = scores[CtcSteps.EDGE + states - 2];
        if (silence == Double.NEGATIVE_INFINITY && token == Double.NEGATIVE_INFINITY) {
            return -1;
        }
        return silence > token ? states - 1 : states - 2;
    }

    private List<TokenSpan> spans(CtcSteps steps, int last) {
        var spans = new ArrayList<TokenSpan>(tokens.length);
        int state = last;
        int end = emissions.frames();
        for (int frame = emissions.frames() - 1; frame >= 0; frame--) {
            int step = frame == 0 ? 1 : steps.get(frame, state);
            if (step > 0) {
                if (state % 2 == 1) {
                    spans.add(span(tokens[state / 2], frame, end));
                }
                end = frame;
                state -= step;
            }
        }
        Collections.reverse(spans);
        return spans;
    }

    private TokenSpan span(int token, int start, int end) {
        double sum = 0;
        for (int frame = start; frame < end && token != ANY; frame++) {
            sum += Math.exp(emissions.at(frame, token));
        }
        return new TokenSpan(token, start, end, Math.clamp(sum / (end - start), 0, 1));
    }
}
