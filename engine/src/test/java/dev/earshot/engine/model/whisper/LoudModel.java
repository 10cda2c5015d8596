package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.vad.Detectors;
import java.util.List;

/// A [LoudNetwork] as a model.
record LoudModel(Streams streams) implements LoadedModel {
    @Override
    public RecognizerInfo info() {
        return new RecognizerInfo("loud", "Loud", "1", "CPU", List.of("en", "de"));
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
        return streams.open(options, detectors);
    }

    @Override
    public void close() {}
}
