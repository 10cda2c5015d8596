package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;

/// What a call wants of the server.
public sealed interface Plan {
    /// Nothing has to be heard: this is the answer.
    record Say(Answer answer) implements Plan {}

    /// Hear this with [the model][Request#model] that is named, or the usual one, and answer by `reply`.
    ///
    /// @param sound what to hear
    record Hear(Request request, Sound sound, Reply reply) implements Plan {
        /// To be opened before an answer is begun, since what is no audio has a status of its own.
        ///
        /// @throws SttException AUDIO_INVALID
        public PcmSource source() {
            return sound.source();
        }
    }
}
