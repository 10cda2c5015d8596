package dev.earshot.app.speech;

import dev.earshot.engine.audio.PeakPyramid;

/// The peaks of a recording, as far as they are known.
///
/// @param samples how many samples were added to `peaks` when this was said
/// @param total how many there will be; at least `samples`
/// @param live whether it is being recorded now
public record Waveform(PeakPyramid peaks, long samples, long total, boolean live) {
    public boolean complete() {
        return samples >= total;
    }
}
