package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.Emissions;

/// Writes down what was heard.
interface Writer {
    CtcText write(Emissions emissions) throws InterruptedException;

    /// Whether the tokens of some frames stay what they are when more frames follow.
    boolean steady();
}
