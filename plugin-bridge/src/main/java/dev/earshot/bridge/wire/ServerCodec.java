package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;

/// The server's side of a protocol, for one connection. Knows no socket, no thread and no clock; used by one thread at
/// a
/// time.
public interface ServerCodec {
    /// What a client asks for.
    sealed interface Command {
        record Start(RecognitionOptions options) implements Command {}

        record Audio(Pcm chunk) implements Command {}

        record Finish() implements Command {}
    }

    /// What a received frame asks for.
    List<Command> receive(Frame frame);

    /// How an event is said in this protocol; nothing for one that it has no words for.
    List<Frame> send(TranscriptEvent event);
}
