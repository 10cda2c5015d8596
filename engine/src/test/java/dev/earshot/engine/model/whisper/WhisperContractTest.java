package dev.earshot.engine.model.whisper;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract of all recognisers, kept by a Whisper whose network is no network.
class WhisperContractTest extends RecognizerContract {
    @TempDir
    private Path folder;

    private Optional<Recognizer> open = Optional.empty();

    @BeforeEach
    void open() {
        var network = new LoudNetwork(Written.in(folder).tokens());
        open = Optional.of(new LocalRecognizer(new LoudModel(new Streams(LoudNetwork.whisper(network))), 4));
    }

    @AfterEach
    void close() {
        open.ifPresent(Recognizer::close);
    }

    @Override
    protected Recognizer recognizer() {
        return open.orElseThrow();
    }

    @Override
    protected Pcm speech() {
        return Bursts.at(1.0, 2.5, 6.2, 7.7).sound(9.0);
    }
}
