package dev.earshot.engine.model.wav2vec2;

/// In which windows a long sound is heard; all numbers in frames of 20 ms.
///
/// A network hears best what it hears whole, so windows overlap: of each the last frames are heard once more in the
/// next one, and those before its own first frame only help to hear the others.
///
/// @param first length of the first window
/// @param step from the end of one window to the end of the next
/// @param before how much of what is settled a window hears again
/// @param after how much of a window's end is not settled before more is heard: the look-ahead
record Pace(int first, int step, int before, int after) {
    /// For recordings: as much at once as networks of this kind were trained with at most, 30 s.
    static final Pace RECORDING = new Pace(1500, 1100, 200, 200);

    /// For listening while somebody speaks: every second, what was said a second ago is settled.
    static final Pace LIVE = new Pace(50, 50, 250, 50);
}
