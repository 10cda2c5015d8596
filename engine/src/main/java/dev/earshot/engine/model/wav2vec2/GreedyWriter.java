package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.decode.GreedyCtc;

/// The most probable token of every frame.
record GreedyWriter(CtcVocabulary vocabulary) implements Writer {
    @Override
    public CtcText write(Emissions emissions) {
        return CtcText.of(vocabulary, GreedyCtc.decode(emissions, vocabulary.blank()));
    }

    @Override
    public boolean steady() {
        return true;
    }
}
