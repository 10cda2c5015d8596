package dev.earshot.engine.vad;

import dev.earshot.engine.audio.Pcm;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Finds where utterances begin and end, a frame of 10 ms at a time. What is speech says a [SpeechDetector]; how much
/// of it begins an utterance, and how much silence ends one, is up to the [EndpointTiming].
public final class Endpointer {
    /// Samples of a frame.
    public static final int FRAME = Pcm.SAMPLE_RATE / 100;

    /// Samples that are heard together, 160 ms: many enough for features to be computed fast, few enough to be heard
    /// soon.
    public static final int BLOCK = 16 * FRAME;

    private final EndpointTiming timing;
    private final Queue<Edge> edges = new ArrayDeque<>();
    private int heard; // frames
    private boolean speaking;
    private int run; // frames of speech before an utterance, of silence within one
    private int begin;
    private int lastEnd;

    public Endpointer(EndpointTiming timing) {
        this.timing = timing;
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

    /// @param speech whether somebody speaks in the next frame
    public void accept(boolean speech) {
        heard++;
        if (speaking) {
            run = speech ? 0 : run + 1;
            int length = heard - begin;
            if (run >= timing.pauseThatEnds(length) || length >= timing.tooLong()) {
                end(heard);
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
        pause(0);
    }

    /// No sound comes for now: the utterance that is being spoken ends here.
    ///
    /// @param unready how many of the last frames cannot be decoded before more sound comes; they belong to what
    ///     comes next
    public void pause(int unready) {
        if (speaking) {
            end(heard - unready);
        }
    }

    /// Whether an utterance has begun and not yet ended, as far as is known.
    public boolean speaking() {
        return speaking;
    }

    private void begin() {
        int speech = heard - run;
        begin = Math.max(lastEnd, speech - timing.lead());
        edges.add(new Edge.Begin(begin, speech));
        speaking = true;
        run = 0;
    }

    /// @param latest where it ends at the latest
    private void end(int latest) {
        int silence = heard - run;
        lastEnd = Math.max(begin, Math.min(latest, silence + timing.tail()));
        edges.add(new Edge.End(lastEnd, Math.min(silence, lastEnd)));
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
