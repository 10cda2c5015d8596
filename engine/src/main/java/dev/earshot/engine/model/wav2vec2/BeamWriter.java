package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcBeam;
import dev.earshot.engine.decode.CtcPrior;
import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.decode.PrefixBeamSearch;

/// The most probable text, with what is likely to be said.
///
/// @param prior hints
record BeamWriter(CtcVocabulary vocabulary, CtcBeam beam, CtcPrior prior) implements Writer {
    @Override
    public CtcText write(Emissions emissions) throws InterruptedException {
        var search = new PrefixBeamSearch(vocabulary, beam, prior);
        search.accept(emissions);
        return CtcText.heard(vocabulary, emissions, search.finish().getFirst().tokens());
    }

    @Override
    public boolean steady() {
        return false;
    }
}
