package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The client's side of a protocol, for one connection: what to send, and what the answers mean. Knows
/// no socket, no thread and no clock; used by one thread at a time.
///
/// Its events keep the contract of [TranscriptEvent]: exactly one terminal event, and it is the last;
/// ids count from 0.
public interface ClientCodec {
    /// What to connect to; who asks (a key) is added elsewhere.
    Opening opening();

    /// What to send first.
    default List<Frame> start() {
        return List.of();
    }

    /// What to send for a chunk of sound; nothing while it gathers.
    List<Frame> audio(Pcm chunk);

    /// What to send so that the utterance ends now; nothing where the protocol cannot say so.
    default List<Frame> flush() {
        return List.of();
    }

    /// What to send when there is no more sound.
    List<Frame> finish();

    /// What to send when there has been no sound for [#keepAliveEvery]; asked for after [#finish], too.
    default List<Frame> keepAlive() {
        return List.of();
    }

    /// How often a server wants to hear from a client that has no sound; empty where it does not mind.
    default Optional<Duration> keepAliveEvery() {
        return Optional.empty();
    }

    /// What a received frame means; nothing for one that carries no news. A frame that the protocol
    /// does not allow is a [TranscriptEvent.Failed].
    List<TranscriptEvent> receive(Frame frame);

    /// What to send now because of what was received; asked for after each [#receive], and given once.
    default List<Frame> replies() {
        return List.of();
    }

    /// The server closed the connection: the terminal event, if there was none yet.
    ///
    /// @param code as RFC 6455 has them; 1006 for a connection that broke
    List<TranscriptEvent> closed(int code, String reason);
}
