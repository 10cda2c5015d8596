package dev.earshot.app.speech;

import dev.earshot.app.shell.Capitals;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.SentenceCase;
import dev.earshot.engine.transcript.Segment;
import java.util.Optional;

/// How a transcript is read, which depends on who wrote it. What was written stays what it is.
///
/// @param folding how capitals are shown; empty where text is shown as it was written
/// @param scale from which confidences down words are in doubt
public record Reading(Optional<SentenceCase> folding, ConfidenceScale scale) {
    public static final Reading PLAIN = new Reading(Optional.empty(), ConfidenceScale.PROBABILITY);

    public static Reading of(Heard heard, Capitals capitals) {
        var info = heard.recognizer();
        var folding = switch (capitals) {
            case AS_SENTENCES -> SentenceCase.of(info, heard.options().language());
            case AS_WRITTEN -> Optional.<SentenceCase>empty();
        };
        return new Reading(folding, info.confidence());
    }

    public Segment shown(Segment segment) {
        return folding.map(fold -> fold.of(segment)).orElse(segment);
    }
}
