package dev.earshot.bridge.wire;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;

/// The client's side of an API that hears a recording at once: what to ask, and what the answer means.
/// Knows no socket, no thread, no clock and no key. Stateless, safe for many threads.
public interface BatchCodec {
    /// What to send. Who asks (a key) is added elsewhere, as is the address.
    ///
    /// @param sound all of it, no longer than [#longest]
    BatchCall call(Pcm sound);

    /// What was heard.
    ///
    /// @param answer with all of its body
    /// @param audio how long the sound was
    /// @throws SttException when it is no transcript (see [BatchRefusal]), in the service's own words where
    ///     it says any
    Transcript read(BatchAnswer answer, Duration audio);

    /// How much sound one call takes; empty where the service does not mind.
    Optional<Duration> longest();

    /// Follows one answer that comes bit by bit; [#read] is still asked about all of it in the end. Empty
    /// where answers come at once.
    ///
    /// @param audio how long the sound was
    default Optional<Drafts> drafts(Duration audio) {
        return Optional.empty();
    }

    /// What can be said of an answer while it comes. Used by one thread at a time.
    @FunctionalInterface
    interface Drafts {
        /// The draft that a line has added to, if it has. Never throws: what is wrong with an answer, [#read]
        /// says.
        ///
        /// @param line of the body of an answer with a status of success, without its end
        Optional<TranscriptEvent.Partial> line(String line);
    }
}
