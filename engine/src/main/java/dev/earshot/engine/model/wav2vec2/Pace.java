package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.LiveUse;

/// In which windows a long sound is heard; all numbers in frames of 20 ms.
///
/// A network hears best what it hears whole, so windows overlap: of each the last frames are heard once more in the
/// next one, and those before its own first frame only help to hear the others. What the context is worth was measured
/// on 60 s of speech, heard whole and in windows of 5 to 30 s: the largest difference of a probability is 0.8 to 0.9
/// without context, falls to a half of that with as many frames as half of the kernel of the positions has, 64, and no
/// further with 100, 200 or 400.
///
/// @param first length of the first window
/// @param step from the end of one window to the end of the next
/// @param before how much of what is settled a window hears again
/// @param after how much of a window's end is not settled before more is heard: the look-ahead
record Pace(int first, int step, int before, int after) {
    /// For recordings: 30 s at once, about as much as networks of this kind were trained with at most.
    static final Pace RECORDING = new Pace(1500, 1300, 100, 100);

    /// For listening while somebody speaks: text a second, and settled 1.3 s after it was said.
    static final Pace LIVE = new Pace(50, 50, 250, 65);

    /// What that is while somebody speaks without a pause.
    ///
    /// @param hop samples a frame
    LiveUse use(int hop) {
        return new LiveUse(Pcm.durationOf((long) (before + step + after) * hop), Pcm.durationOf((long) step * hop));
    }
}
