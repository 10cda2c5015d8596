package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.List;

/// The most probable token of every frame, repetitions taken for one token and blanks left out: best path decoding
/// (Graves et al., "Connectionist Temporal Classification", 2006).
public final class GreedyCtc {
    private GreedyCtc() {}

    /// @param blank the token that says that nothing is heard
    /// @return the tokens in order, with [confidences by entropy][FrameConfidence]
    public static List<TokenSpan> decode(Emissions emissions, int blank) {
        var confidence = new FrameConfidence(emissions);
        var spans = new ArrayList<TokenSpan>();
        int[] path = path(emissions);
        int start = 0;
        for (int frame = 1; frame <= path.length; frame++) {
            if (frame == path.length || path[frame] != path[start]) {
                if (path[start] != blank) {
                    spans.add(new TokenSpan(path[start], start, frame, confidence.of(start, frame)));
                }
                start = frame;
            }
        }
        return spans;
    }

    /// The most probable token of every frame.
    public static int[] path(Emissions emissions) {
        int[] path = new int[emissions.frames()];
        for (int frame = 0; frame < path.length; frame++) {
            path[frame] = emissions.best(frame);
        }
        return path;
    }
}
