package dev.earshot.bridge.conformance;

import dev.earshot.engine.recognition.Recognizer;

/// A recogniser in this process: it has no key, no connection that could break, and cannot be
/// flushed.
///
/// @param recognizer takes two sessions at once; whoever made it closes it
/// @param info says no more of its abilities than is true
public record RecognizerSubject(Recognizer recognizer, SubjectInfo info) implements Subject {
    @Override
    public Opening usual() {
        return (options, listener) -> SubjectSession.of(recognizer.open(options, listener));
    }
}
