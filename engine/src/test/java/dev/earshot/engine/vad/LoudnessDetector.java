package dev.earshot.engine.vad;

import java.util.ArrayList;
import java.util.List;

/// Takes for speech what is clearly louder than the background, which is the quietest level of late: it falls at once
/// and rises slowly. Needs no model. Hears any number of whole frames at once.
public final class LoudnessDetector implements SpeechDetector {
    private static final double QUIETEST_SPEECH = 30; // dB over one step of 16 bits
    private static final double FIRST_BACKGROUND = 40; // dB: quiet, so that a recording may begin with speech
    private static final double RISE = 0.003;

    private final double aboveBackground;
    private final Loudness loudness = new Loudness(FIRST_BACKGROUND);
    private double background = FIRST_BACKGROUND;

    /// @param aboveBackground how much louder than the background speech is, in dB
    public LoudnessDetector(double aboveBackground) {
        this.aboveBackground = aboveBackground;
    }

    @Override
    public Detector kind() {
        return Detector.BUILT_IN;
    }

    @Override
    public List<Frame> hear(float[] samples) {
        var frames = new ArrayList<Frame>(samples.length / Endpointer.FRAME);
        for (int at = 0; at + Endpointer.FRAME <= samples.length; at += Endpointer.FRAME) {
            double now = Loudness.decibels(samples, at);
            double level = loudness.smooth(now);
            background = now < background ? now : background + (now - background) * RISE;
            frames.add(new Frame(level, level > QUIETEST_SPEECH && level - background > aboveBackground));
        }
        return frames;
    }
}
