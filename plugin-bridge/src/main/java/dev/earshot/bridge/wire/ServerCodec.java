package dev.earshot.bridge.wire;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The server's side of a protocol, for one connection. Knows no socket, no thread and no clock; used
/// by one thread at a time. Every call returns what is to be done next ([Action]), and none of them
/// throws anything, whatever a client sends.
///
/// What a server does is the same for all protocols: it calls [#open], then [#receive] for each frame;
/// it does what they say, and for a session calls [#begun], [#tell] for each event and [#passed] now
/// and then. After an [Action.Close] it does and calls nothing more, whatever is left to be done. A
/// client that goes away says nothing that a codec would have to know.
///
/// A connection has one session as far as its codec knows: should a server hear a
/// [change][Action.Change] or a [flush][Action.Flush] by ending one session and beginning the next
/// ([Continuation]), it tells the events of all as those of one.
public interface ServerCodec {
    /// The connection stands, and no frame has come yet.
    List<Action> open();

    /// Never throws: what cannot be understood is answered in the protocol's own words.
    List<Action> receive(Frame frame);

    /// The session that was asked for is there, or goes on as it was asked to.
    ///
    /// @param info who hears it
    List<Action> begun(RecognizerInfo info);

    /// What was asked for last cannot be done: there is no such model, no place, no such language.
    List<Action> refused(SttException cause);

    /// An event of the session. Its last one makes the codec take its leave.
    List<Action> tell(TranscriptEvent event);

    /// What was said before the oldest [Action.Flush] that has not been answered yet has been told.
    List<Action> flushed();

    /// Time goes by: all sound before `at` has been heard, and what follows from it has been told.
    /// While no sound comes and none waits, `at` goes on by the clock, so that a client need not send
    /// silence. To be called whenever the backlog becomes empty and some ten times a second; called
    /// with a time that has been passed already it does nothing.
    ///
    /// @param at from the first sample that was sent
    List<Action> passed(Duration at);

    /// The server ends the connection. Not for a session that may still say what it has heard: such a
    /// one is finished, and told.
    List<Action> end(Ending ending);

    /// How long no frame of any kind may come before the protocol itself calls a client
    /// [idle][Ending.Reason#IDLE]; empty leaves that to the server.
    default Optional<Duration> patience() {
        return Optional.empty();
    }
}
