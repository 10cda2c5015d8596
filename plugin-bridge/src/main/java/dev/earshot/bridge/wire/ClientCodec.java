package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;

/// The client's side of a protocol, for one connection: what to send, and what the answers mean. Knows no socket, no
/// thread and no clock; used by one thread at a time.
public interface ClientCodec {
    /// What to send first.
    List<Frame> start(RecognitionOptions options);

    /// What to send for a chunk of sound.
    Frame audio(Pcm chunk);

    /// What to send when there is no more sound.
    List<Frame> finish();

    /// What a received frame means; nothing for one that carries no news. A frame that the protocol does not allow is a
    /// [TranscriptEvent.Failed].
    List<TranscriptEvent> receive(Frame frame);
}
