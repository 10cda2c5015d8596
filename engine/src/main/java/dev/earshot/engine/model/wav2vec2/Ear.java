package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.inference.Placement;
import java.util.List;

/// What all streams through one checkpoint share. Immutable and safe for many threads; whoever made it closes it.
///
/// @param placement where its network runs
record Ear(Placement<CtcNetwork> placement, Wav2Vec2Config config) {
    /// Hears a sound as one.
    ///
    /// It is brought to the loudness that the network knows by itself, whatever it was cut from, as everything was
    /// that the network has learnt from. So a long recording may grow louder and softer.
    ///
    /// @return log-probabilities, `[frames, vocabulary]`, row-major; none of a sound that is too short for a frame
    float[] hear(float[] sound) throws InterruptedException {
        if (config.frames(sound.length) == 0) {
            return new float[0];
        }
        var wanted = List.of(config.normalize() ? Loudness.normalized(sound) : sound);
        var scores = placement.attempt(network -> network.score(wanted)).getFirst();
        return Emissions.ofScores(scores, config.vocabulary()).logProbabilities();
    }

    /// Samples from the first of a frame to the first of the one that is so many frames later.
    long samples(long frames) {
        return frames * config.hop();
    }

    /// Samples that so many frames are made of.
    long reach(long frames) {
        return samples(frames - 1) + config.reach();
    }

    int vocabulary() {
        return config.vocabulary();
    }
}
