package dev.earshot.engine.vad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes for speech what [SileroVad] says is speech: from a probability of 0.5 on, until it falls below 0.35, as the
/// reference's own iterator does.
public final class SileroDetector implements SpeechDetector {
    private static final float BEGIN = 0.5f;
    private static final float GO_ON = 0.35f;
    private static final double FIRST_LEVEL = 40; // dB

    private final SileroVad.Stream stream;
    private final Loudness loudness = new Loudness(FIRST_LEVEL);
    private boolean speaking;

    public SileroDetector(SileroVad vad) {
        this.stream = vad.open();
    }

    @Override
    public Detector kind() {
        return Detector.SILERO;
    }

    /// A frame is part of the window in which it ends. Five windows are a block, so that none is cut in two.
    @Override
    public List<Frame> hear(float[] samples) {
        int windows = (samples.length + SileroVad.WINDOW - 1) / SileroVad.WINDOW;
        var speech = windows == 0 ? new boolean[0] : speech(Arrays.copyOf(samples, windows * SileroVad.WINDOW));
        var frames = new ArrayList<Frame>(samples.length / Endpointer.FRAME);
        for (int at = 0; at + Endpointer.FRAME <= samples.length; at += Endpointer.FRAME) {
            double level = loudness.smooth(Loudness.decibels(samples, at));
            frames.add(new Frame(level, speech[(at + Endpointer.FRAME - 1) / SileroVad.WINDOW]));
        }
        return frames;
    }

    private boolean[] speech(float[] windows) {
        var probabilities = stream.hear(windows);
        var speech = new boolean[probabilities.length];
        for (int i = 0; i < speech.length; i++) {
            speaking = probabilities[i] >= (speaking ? GO_ON : BEGIN);
            speech[i] = speaking;
        }
        return speech;
    }

    @Override
    public void close() {
        stream.close();
    }
}
