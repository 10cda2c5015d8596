package dev.earshot.engine.model.wav2vec2;

import java.util.ArrayList;
import java.util.List;

/// A network that writes what it is told to: the first sample of a frame is the number of its token. It needs context,
/// as a real one does: what has not as many frames before it and after it is heard as a Z.
final class EchoNetwork implements CtcNetwork {
    private static final int HOP = 320;
    private static final int TOKENS = 32;
    private static final String LETTERS = " 'ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int FIRST = 4; // the token of the blank between words

    private final int context;
    private int longest;
    private int count;

    EchoNetwork(int context) {
        this.context = context;
    }

    /// Each letter for three frames, and a blank after it.
    static float[] spoken(String text) {
        var sound = new float[text.length() * 4 * HOP + 80];
        for (int i = 0; i < text.length() * 3 * HOP; i++) {
            int letter = i / (3 * HOP);
            sound[letter * 4 * HOP + i % (3 * HOP)] = FIRST + LETTERS.indexOf(text.charAt(letter));
        }
        return sound;
    }

    /// The longest sound that it heard, in frames.
    int longest() {
        return longest;
    }

    /// How many sounds it heard.
    int count() {
        return count;
    }

    @Override
    public List<float[]> score(List<float[]> sounds) {
        var all = new ArrayList<float[]>();
        for (var sound : sounds) {
            all.add(score(sound));
        }
        return all;
    }

    private float[] score(float[] sound) {
        int frames = (sound.length - 80) / HOP;
        longest = Math.max(longest, frames);
        count++;
        var scores = new float[frames * TOKENS];
        for (int frame = 0; frame < frames; frame++) {
            boolean clear = frame >= context && frame < frames - context;
            scores[frame * TOKENS + (clear ? Math.round(sound[frame * HOP]) : TOKENS - 1)] = 20;
        }
        return scores;
    }

    @Override
    public void close() {}
}
