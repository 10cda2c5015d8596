package dev.earshot.engine.recognition;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.concurrent.atomic.AtomicBoolean;

/// One source on its way through one session.
final class Hearing {
    private Hearing() {}

    /// Begins the session.
    @FunctionalInterface
    interface Opener {
        RecognitionSession open(TranscriptListener listener);
    }

    /// Hands a chunk to the session; that may take its time.
    @FunctionalInterface
    interface Sender {
        void send(Pcm chunk, RecognitionSession session) throws InterruptedException;
    }

    /// Feeds all of a source to a session, as fast as it takes it.
    static void through(PcmSource source, Opener opener, TranscriptListener listener) throws InterruptedException {
        through(source, opener, listener, (chunk, session) -> session.accept(chunk));
    }

    /// Feeds all of a source to a session, on the calling thread; interrupting it cancels.
    ///
    /// @param listener hears the events with their times on the source's own axis
    /// @throws SttException when the source breaks off; the session has heard what there was
    static void through(PcmSource source, Opener opener, TranscriptListener listener, Sender sender)
            throws InterruptedException {
        var start = source.start();
        var ended = new AtomicBoolean();
        try (var stream = source.open();
                var session = opener.open(event -> {
                    listener.on(event.shifted(start));
                    ended.compareAndSet(false, event.terminal());
                })) {
            feed(stream, session, ended, sender);
        }
    }

    /// A recording that breaks off halfway still has its first half heard to the end; of one whose
    /// recogniser gave up the rest is not read.
    private static void feed(PcmStream stream, RecognitionSession session, AtomicBoolean ended, Sender sender)
            throws InterruptedException {
        try {
            for (var chunk = stream.read(); chunk.isPresent() && !ended.get(); chunk = stream.read()) {
                sender.send(chunk.get(), session);
            }
        } catch (SttException broken) {
            session.finish();
            throw broken;
        }
        session.finish();
    }

    /// What ended it, as an exception if it failed.
    static void requireCompleted(TranscriptEvent.Terminal end) {
        switch (end) {
            case TranscriptEvent.Completed _ -> {}
            case TranscriptEvent.Failed(var cause) -> throw cause;
        }
    }
}
