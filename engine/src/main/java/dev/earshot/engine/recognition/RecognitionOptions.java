package dev.earshot.engine.recognition;

import java.util.Optional;

/// What a caller may ask of a session.
///
/// @param language BCP 47 tag of what is spoken; empty lets the recogniser find out, or use its only one
/// @param interim whether [dev.earshot.engine.transcript.TranscriptEvent.Partial] events are wanted
public record RecognitionOptions(Optional<String> language, boolean interim) {
    public static final RecognitionOptions DEFAULT = new RecognitionOptions(Optional.empty(), true);

    public RecognitionOptions withLanguage(String tag) {
        return new RecognitionOptions(Optional.of(tag), interim);
    }

    public RecognitionOptions withoutInterim() {
        return new RecognitionOptions(language, false);
    }
}
