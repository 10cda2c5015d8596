package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.TranscriptListener;

/// What a client asked for, and who will do it.
record Wish(Request request, Recognizer recognizer) {
    /// Finds who can do it, loading the model where it has to.
    ///
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED for a language or a task that the model does
    ///     not have, and what loading may fail of
    static Wish grant(Request request, Recognizers recognizers) {
        var recognizer = recognizers.named(request.model());
        var info = recognizer.info();
        request.options().language().filter(tag -> !info.understands(tag)).ifPresent(tag -> {
            throw new SttException(
                    SttError.UNSUPPORTED, info.name() + " does not understand the language '" + tag + "'.");
        });
        if (request.options().task() == Task.TRANSLATE && !info.translates()) {
            throw new SttException(
                    SttError.UNSUPPORTED, info.name() + " cannot translate: it writes in the language that it hears.");
        }
        return new Wish(request, recognizer);
    }

    RecognitionSession open(TranscriptListener listener) {
        return recognizer.open(request.options(), listener);
    }
}
