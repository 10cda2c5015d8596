package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detectors;
import java.util.function.Function;

/// A service that hears recordings at once, as a recogniser: where somebody speaks is found here, and each utterance,
/// or
/// a recording as a whole, is a call. Safe for many threads.
public final class HttpRecognizer implements Recognizer {
    private static final int MOST_SESSIONS = 256;

    private final LocalRecognizer recognizer;

    /// @param codecs speaks with the service about what somebody asks for
    /// @param courier from now on owned by this recogniser
    /// @param detectors find where somebody speaks; closed after it, by somebody else
    public HttpRecognizer(
            RecognizerInfo info,
            Function<RecognitionOptions, BatchCodec> codecs,
            Courier courier,
            Detectors detectors) {
        this.recognizer = new LocalRecognizer(new RecordingModel(info, codecs, courier), MOST_SESSIONS, detectors);
    }

    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        return recognizer.open(options, listener);
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
