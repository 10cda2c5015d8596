package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.concurrent.atomic.AtomicBoolean;

/// Speech to text, wherever it runs: a local model or a remote endpoint. Safe for many threads.
public interface Recognizer extends AutoCloseable {
    RecognizerInfo info();

    /// Starts to listen. The session speaks to `listener` until its terminal event.
    ///
    /// @throws SttException UNSUPPORTED for options it cannot satisfy, OVERLOADED
    RecognitionSession open(RecognitionOptions options, TranscriptListener listener);

    /// Hears a whole source and returns its transcript. Its times, and those of the events that `listener` hears, are
    /// on the source's own axis. Runs on the calling thread; interrupting it cancels.
    ///
    /// @throws SttException whatever ended the session early; what became final before has reached `listener`
    default Transcript transcribe(PcmSource source, RecognitionOptions options, TranscriptListener listener)
            throws InterruptedException {
        var start = source.start();
        var builder = new TranscriptBuilder();
        var ended = new AtomicBoolean();
        try (var stream = source.open();
                var session = open(options, event -> {
                    var shifted = event.shifted(start);
                    builder.on(shifted);
                    listener.on(shifted);
                    ended.compareAndSet(false, event.terminal());
                })) {
            feed(stream, session, ended);
        }
        var end = builder.terminal()
                .orElseThrow(() -> new SttException(SttError.INTERNAL, info().name() + " ended without a result."));
        return switch (end) {
            case TranscriptEvent.Completed _ -> builder.transcript();
            case TranscriptEvent.Failed(var cause) -> throw cause;
        };
    }

    /// A recording that breaks off halfway still has its first half heard to the end; of one whose recogniser gave up
    /// the rest is not read.
    private static void feed(PcmStream stream, RecognitionSession session, AtomicBoolean ended)
            throws InterruptedException {
        try {
            for (var chunk = stream.read(); chunk.isPresent() && !ended.get(); chunk = stream.read()) {
                session.accept(chunk.get());
            }
        } catch (SttException broken) {
            session.finish();
            throw broken;
        }
        session.finish();
    }

    /// Frees the model or the connection. Idempotent. Sessions still open are abandoned.
    @Override
    void close();
}
