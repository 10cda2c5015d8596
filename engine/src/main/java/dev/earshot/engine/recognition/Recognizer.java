package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptListener;

/// Speech to text, wherever it runs: a local model or a remote endpoint. Safe for many threads.
public interface Recognizer extends AutoCloseable {
    RecognizerInfo info();

    /// Starts to listen. The session speaks to `listener` until its terminal event.
    ///
    /// @throws SttException UNSUPPORTED for options it cannot satisfy, OVERLOADED
    RecognitionSession open(RecognitionOptions options, TranscriptListener listener);

    /// Hears a whole source and returns its transcript. Its times, and those of the events that
    /// `listener` hears, are on the source's own axis. Runs on the calling thread; interrupting it
    /// cancels.
    ///
    /// @throws SttException whatever ended the session early; what became final before has reached
    ///     `listener`
    default Transcript transcribe(PcmSource source, RecognitionOptions options, TranscriptListener listener)
            throws InterruptedException {
        var builder = new TranscriptBuilder();
        Hearing.through(source, session -> open(options, session), event -> {
            builder.on(event);
            listener.on(event);
        });
        Hearing.requireCompleted(builder.terminal()
                .orElseThrow(() -> new SttException(SttError.INTERNAL, info().name() + " ended without a result.")));
        return builder.transcript();
    }

    /// Hears a whole source and finds when the words of a text are spoken in it (forced alignment).
    /// Its times, and those of the events that `listener` hears, are on the source's own axis;
    /// there are no Partials and no Finals. Runs on the calling thread; interrupting it cancels.
    ///
    /// @param text all that is said, in this order, as people write it. Case, punctuation and line
    ///     breaks do not matter and are kept. What is said and not written may stand before the
    ///     text, after it and between its lines.
    /// @throws SttException UNSUPPORTED when the recogniser cannot do this at all, or knows none of
    ///     the letters of the text; AUDIO_INVALID when the text cannot be what is said; whatever
    ///     ended the session early
    default Alignment align(PcmSource source, String text, TranscriptListener listener) throws InterruptedException {
        throw cannotAlign(info().name());
    }

    /// What is said to somebody who asks a model of another kind for an alignment.
    static SttException cannotAlign(String model) {
        return new SttException(
                SttError.UNSUPPORTED,
                model
                        + " cannot time a given text: that takes a model that hears letter by letter, such as a wav2vec 2.0,"
                        + " HuBERT or WavLM with a CTC head.");
    }

    /// Frees the model or the connection. Idempotent. Sessions still open are abandoned.
    @Override
    void close();
}
