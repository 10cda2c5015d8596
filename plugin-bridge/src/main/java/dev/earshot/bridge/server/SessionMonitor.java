package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;

/// Is told how one session goes, in the order in which it happens, by one thread at a time. The session waits while it
/// is
/// told: so it does nothing that takes time, and keeps no buffer of a [Frame.Binary], nor moves its position.
public interface SessionMonitor {
    /// A client has sent this.
    default void received(Frame frame) {}

    /// A client is sent this, when it has read what came before.
    default void sent(Frame frame) {}

    /// Somebody hears it now; also when another model takes over.
    default void begun(RecognizerInfo by) {}

    /// This sound waits to be heard, behind all that came before.
    ///
    /// @param chunk not to be written to
    default void sound(Pcm chunk) {}

    /// The recogniser has said this, on the time axis of the sound.
    default void told(TranscriptEvent event) {}

    /// What the client wished for last cannot be done.
    default void refused(SttException cause) {}

    /// The server ends it, and it has done nothing wrong.
    default void ending(Ending why) {}

    /// It is over; nothing more is told.
    default void ended(SessionReport report) {}
}
