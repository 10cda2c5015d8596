package dev.earshot.engine.vad;

import dev.earshot.engine.audio.Pcm;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Finds where utterances begin and end, by loudness, a frame of 10 ms at a time.
///
/// The background is the quietest level of late: it falls at once and rises slowly. Speech is what is clearly louder.
/// How much of it begins an utterance, and how much silence ends one, is up to the [EndpointTiming].
public final class Endpointer {
    /// Samples of a frame.
    public static final int FRAME = Pcm.SAMPLE_RATE / 100;

    private static final double QUIETEST_SPEECH = 30; // dB over one step of 16 bits
    private static final double FIRST_BACKGROUND = 40; // dB: quiet, so that a recording may begin with speech
    private static final double RISE = 0.003;

    private final EndpointTiming timing;
    private final double aboveBackground;
    private final Queue<Edge> edges = new ArrayDeque<>();
    private double background = FIRST_BACKGROUND;
    private double level = FIRST_BACKGROUND;
    private int heard; // frames
    private boolean speaking;
    private int run; // frames of speech before an utterance, of silence within one
    private int begin;
    private int lastEnd;

    /// @param aboveBackground how much louder than the background speech is, in dB
    public Endpointer(EndpointTiming timing, double aboveBackground) {
        this.timing = timing;
        this.aboveBackground = aboveBackground;
    }

    /// Where an utterance begins or ends.
    public sealed interface Edge {
        /// The first frame of the utterance, or the first after it.
        int frame();

        /// @param speech the first frame with speech
        record Begin(int frame, int speech) implements Edge {}

        /// @param speech the first frame after the speech
        record End(int frame, int speech) implements Edge {}
    }

    /// @param frame 10 ms, in steps of 16 bits
    public void accept(double[] frame) {
        boolean speech = isSpeech(decibels(frame));
        heard++;
        if (speaking) {
            run = speech ? 0 : run + 1;
            int length = heard - begin;
            if (run >= timing.pauseThatEnds(length) || length >= timing.tooLong()) {
                end();
            }
        } else {
            run = speech ? run + 1 : 0;
            if (run >= timing.firstSpeech()) {
                begin();
            }
        }
    }

    /// There is no more sound.
    public void finish() {
        if (speaking) {
            end();
        }
    }

    /// Whether an utterance has begun and not yet ended, as far as is known.
    public boolean speaking() {
        return speaking;
    }

    /// How loud the last frame was, smoothed, in dB over one step of 16 bits.
    public double level() {
        return level;
    }

    private boolean isSpeech(double now) {
        level = (level + now) / 2;
        background = now < background ? now : background + (now - background) * RISE;
        return level > QUIETEST_SPEECH && level - background > aboveBackground;
    }

    private static double decibels(double[] frame) {
        double power = 0;
        for (double sample : frame) {
            power += sample * sample;
        }
        return 10 * Math.log10(power / frame.length + 1);
    }

    private void begin() {
        int speech = heard - run;
        begin = Math.max(lastEnd, speech - timing.lead());
        edges.add(new Edge.Begin(begin, speech));
        speaking = true;
        run = 0;
    }

    private void end() {
        int silence = heard - run;
        lastEnd = Math.min(heard, silence + timing.tail());
        edges.add(new Edge.End(lastEnd, silence));
        speaking = false;
        run = 0;
    }

    /// The next edge, once the frame is reached where it lies. Call it again: two may lie at one frame.
    public Optional<Edge> edgeAt(int frame) {
        var next = Optional.ofNullable(edges.peek()).filter(edge -> edge.frame() <= frame);
        next.ifPresent(_ -> edges.remove());
        return next;
    }
}
