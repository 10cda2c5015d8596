package dev.earshot.engine.recognition;

import dev.earshot.engine.vad.Endpointing;
import java.util.Optional;

/// What a caller may ask of a session.
///
/// @param language BCP 47 tag of what is spoken; empty lets the recogniser find out, or use its only one
/// @param task whether it is translated
/// @param interim whether [dev.earshot.engine.transcript.TranscriptEvent.Partial] events are wanted
/// @param decoding how the text is searched for
/// @param endpointing where utterances begin and end
public record RecognitionOptions(
        Optional<String> language, Task task, boolean interim, Decoding decoding, Endpointing endpointing) {
    public static final RecognitionOptions DEFAULT =
            new RecognitionOptions(Optional.empty(), Task.TRANSCRIBE, true, Decoding.DEFAULT);

    /// With utterances that begin and end as usual.
    public RecognitionOptions(Optional<String> language, Task task, boolean interim, Decoding decoding) {
        this(language, task, interim, decoding, Endpointing.DEFAULT);
    }

    public RecognitionOptions withLanguage(String tag) {
        return withLanguage(Optional.of(tag));
    }

    public RecognitionOptions withLanguage(Optional<String> tag) {
        return new RecognitionOptions(tag, task, interim, decoding, endpointing);
    }

    public RecognitionOptions withTask(Task other) {
        return new RecognitionOptions(language, other, interim, decoding, endpointing);
    }

    public RecognitionOptions withInterim(boolean wanted) {
        return new RecognitionOptions(language, task, wanted, decoding, endpointing);
    }

    public RecognitionOptions withDecoding(Decoding other) {
        return new RecognitionOptions(language, task, interim, other, endpointing);
    }

    public RecognitionOptions withEndpointing(Endpointing other) {
        return new RecognitionOptions(language, task, interim, decoding, other);
    }

    public RecognitionOptions withoutInterim() {
        return withInterim(false);
    }
}
