package dev.earshot.engine.export;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where a transcript comes from: everything needed to make it again, or to doubt it.
///
/// @param source what was heard: a file's name, without its folder
/// @param sha256 of the file's bytes in lower-case hex, where there is a file
/// @param options what was asked for; empty when the words were given and only their times were found
/// @param began when the recognition began
/// @param took how long it took, loading left out
/// @param application name and version of what made it
public record ResultCard(
        String source,
        Optional<String> sha256,
        AudioSelection selection,
        RecognizerInfo recognizer,
        Optional<RecognitionOptions> options,
        Instant began,
        Duration took,
        String application) {
    /// Of a transcript that was heard.
    public ResultCard(
            String source,
            Optional<String> sha256,
            AudioSelection selection,
            RecognizerInfo recognizer,
            RecognitionOptions options,
            Instant began,
            Duration took,
            String application) {
        this(source, sha256, selection, recognizer, Optional.of(options), began, took, application);
    }
}
