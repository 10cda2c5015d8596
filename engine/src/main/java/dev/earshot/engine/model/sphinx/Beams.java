package dev.earshot.engine.model.sphinx;

/// How many ways of understanding the search keeps in mind: more hear better and take longer. What the choice rests on
/// is in `docs/measurements.md`.
///
/// @param states how many states survive a frame
/// @param relative how much less probable than the best a state may be
/// @param words how many word ends survive a frame
record Beams(int states, double relative, int words) {
    static final Beams DEFAULT = new Beams(14_000, 1e-50, 100);
}
