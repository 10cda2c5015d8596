package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.inference.Placement;
import java.util.List;

/// The network itself: sounds in, scores out, and no policy. Safe for many threads.
interface CtcNetwork extends Placement.Network {
    /// Scores every frame of some sounds.
    ///
    /// @param sounds samples of each, [as loud as the model wants them][Loudness] and each long enough for a
    ///     frame. A network that is not told of padding hears shorter sounds with silence at their ends: give it
    ///     sounds of one length.
    /// @return raw scores of each sound, `[frames, vocabulary]`, row-major
    List<float[]> score(List<float[]> sounds) throws InterruptedException;
}
