package dev.earshot.engine.model.sphinx;

/// Cepstra to the 39 numbers that the acoustic model scores: the cepstrum without the mean of the speech so far
/// (the sound of the room and the microphone), its slope and its curvature (type `1s_c_d_dd` of Sphinx).
///
/// A delay line: a frame comes out when so many more have gone in that it is known whether it is spoken. Where speech
/// begins the line is held
/// until [#FIRST] frames of it are known or the utterance is over: the acoustic model was trained with the mean of
/// whole utterances, and while the mean still has to find its place words are misheard. Only utterances count: an hour
/// of digital silence would spoil the first words after it.
/// The mean forgets slowly, half of it in 35 s of speech, and starts out from what the model states (`-cmninit` in
/// its `feat.params`).
final class Features {
    private static final int SIZE = 13;
    private static final int REACH = 3; // frames to either side
    private static final double[] EXPECTED = {40, 3, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final double EXPECTED_WEIGHT = 10; // frames
    private static final double MEMORY = 0.9998;

    /// How many frames of speech the mean must know before the first of them comes out.
    private static final int FIRST = 300;

    private final int delay;
    private final double[][] line;
    private final double[] sum = new double[SIZE];
    private double weight;
    private int spoken; // frames of speech, ever
    private boolean speaking;
    private int added;
    private int taken;
    private int released; // so many frames come out however few go in after them

    /// @param delay frames after which it is known whether one belongs to an utterance
    Features(int delay) {
        this.delay = delay;
        this.line = new double[delay + FIRST + 2 * REACH + 1][];
    }

    /// @param cepstrum 13 numbers, not copied
    /// @param speech whether it belongs to an utterance
    void add(double[] cepstrum, boolean speech) {
        line[added % line.length] = cepstrum;
        added++;
        speaking = speech;
        if (speech) {
            spoken++;
            weight = weight * MEMORY + 1;
            for (int i = 0; i < SIZE; i++) {
                sum[i] = sum[i] * MEMORY + cepstrum[i];
            }
        }
    }

    /// There is no more sound, or none for now: what is in the line may come out.
    void release() {
        released = added;
    }

    /// Whether the next frame can come out.
    boolean ready() {
        boolean held = speaking && spoken < FIRST;
        return taken < released || (!held && taken + delay < added);
    }

    /// The number of the frame that comes next.
    int frame() {
        return taken;
    }

    /// Passes over a frame outside of utterances.
    void skip() {
        taken++;
    }

    /// The next frame of an utterance.
    ///
    /// @return 39 numbers
    float[] next() {
        var vector = new float[3 * SIZE];
        for (int i = 0; i < SIZE; i++) {
            double mean = (sum[i] + EXPECTED[i] * EXPECTED_WEIGHT) / (weight + EXPECTED_WEIGHT);
            vector[i] = (float) (at(0)[i] - mean);
            vector[SIZE + i] = (float) (at(2)[i] - at(-2)[i]);
            vector[2 * SIZE + i] = (float) ((at(3)[i] - at(-1)[i]) - (at(1)[i] - at(-3)[i]));
        }
        taken++;
        return vector;
    }

    /// The cepstrum so many frames away; the first and last of all stand in for those beyond.
    private double[] at(int distance) {
        int frame = Math.clamp(taken + distance, 0, added - 1);
        return line[frame % line.length];
    }
}
