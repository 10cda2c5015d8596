package dev.earshot.bridge.http;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;
import java.util.Map;

/// How a call is answered when its sound is heard.
public sealed interface Reply {
    /// With everything at once. What cannot be heard is [refused][#failed].
    non-sealed interface AtOnce extends Reply {
        /// @param by who has heard it
        Answer answer(Transcript transcript, RecognizerInfo by);
    }

    /// Piece by piece, with status 200. Used by one thread at a time.
    ///
    /// The first piece belongs after the source has been opened and a place was found; until then a
    /// failure is [refused][#failed] with its own status. Later it is told as the session's last event.
    non-sealed interface Streamed extends Reply {
        /// Its content type.
        String type();

        Map<String, String> headers();

        /// What is to be sent at once, in order; mostly nothing.
        List<String> tell(TranscriptEvent event);
    }

    /// The answer where nothing has been answered yet and nothing can be heard.
    Answer failed(SttException cause);
}
