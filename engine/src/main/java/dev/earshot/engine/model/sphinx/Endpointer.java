package dev.earshot.engine.model.sphinx;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Finds where utterances begin and end, by loudness, a frame of 10 ms at a time.
///
/// The background is the quietest level of late: it falls at once and rises slowly. Speech is what is clearly louder.
/// An utterance begins with 80 ms of speech and takes along the 400 ms before it, because words begin softly and
/// because the acoustic model was trained on utterances with silence around them. It ends with half a second without
/// speech. The longer it is the shorter the pause that ends it, so that a monologue is cut between words: after 10 s
/// the pause shrinks, and at 25 s the cut is made wherever it falls.
final class Endpointer {
    /// How many frames may have to be heard before it is clear what a frame belongs to.
    static final int DELAY = 50;

    private static final double SPEECH_ABOVE_BACKGROUND = 9; // dB
    private static final double QUIETEST_SPEECH = 30; // dB over one step of 16 bits
    private static final double FIRST_BACKGROUND = 40; // dB: quiet, so that a recording may begin with speech
    private static final double RISE = 0.003;

    private static final int FIRST_SPEECH = 8;
    private static final int LEAD = 40;
    private static final int TAIL = 40;
    private static final int PAUSE = DELAY;
    private static final int SHORTEST_PAUSE = 5;
    private static final int LONG = 1000;
    private static final int VERY_LONG = 2000;
    private static final int TOO_LONG = 2500;

    private final Queue<Edge> edges = new ArrayDeque<>();
    private double background = FIRST_BACKGROUND;
    private double level = FIRST_BACKGROUND;
    private int heard; // frames
    private boolean speaking;
    private int run; // frames of speech before an utterance, of silence within one
    private int begin;
    private int lastEnd;

    /// Where an utterance begins or ends.
    sealed interface Edge {
        /// The first frame of the utterance, or the first after it.
        int frame();

        /// @param speech the first frame with speech
        record Begin(int frame, int speech) implements Edge {}

        /// @param speech the first frame after the speech
        record End(int frame, int speech) implements Edge {}
    }

    /// @param frame 10 ms, in steps of 16 bits
    void accept(double[] frame) {
        boolean speech = isSpeech(decibels(frame));
        heard++;
        if (speaking) {
            run = speech ? 0 : run + 1;
            int length = heard - begin;
            if (run >= pauseThatEnds(length) || length >= TOO_LONG) {
                end();
            }
        } else {
            run = speech ? run + 1 : 0;
            if (run >= FIRST_SPEECH) {
                begin();
            }
        }
    }

    /// There is no more sound.
    void finish() {
        if (speaking) {
            end();
        }
    }

    /// Whether an utterance has begun and not yet ended, as far as is known.
    boolean speaking() {
        return speaking;
    }

    private boolean isSpeech(double now) {
        level = (level + now) / 2;
        background = now < background ? now : background + (now - background) * RISE;
        return level > QUIETEST_SPEECH && level - background > SPEECH_ABOVE_BACKGROUND;
    }

    private static double decibels(double[] frame) {
        double power = 0;
        for (double sample : frame) {
            power += sample * sample;
        }
        return 10 * Math.log10(power / frame.length + 1);
    }

    private static int pauseThatEnds(int length) {
        if (length <= LONG) {
            return PAUSE;
        }
        int shorter = PAUSE * (VERY_LONG - length) / (VERY_LONG - LONG);
        return Math.max(SHORTEST_PAUSE, shorter);
    }

    private void begin() {
        int speech = heard - run;
        begin = Math.max(lastEnd, speech - LEAD);
        edges.add(new Edge.Begin(begin, speech));
        speaking = true;
        run = 0;
    }

    private void end() {
        int silence = heard - run;
        lastEnd = Math.min(heard, silence + TAIL);
        edges.add(new Edge.End(lastEnd, silence));
        speaking = false;
        run = 0;
    }

    /// The next edge, once the frame is reached where it lies. Call it again: two may lie at one frame.
    Optional<Edge> edgeAt(int frame) {
        var next = Optional.ofNullable(edges.peek()).filter(edge -> edge.frame() <= frame);
        next.ifPresent(_ -> edges.remove());
        return next;
    }
}
