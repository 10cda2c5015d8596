package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract of all recognisers, kept by a network that has learnt nothing.
class Wav2Vec2ContractTest extends RecognizerContract {
    @TempDir
    private static Path folder;

    private static Optional<Recognizer> open = Optional.empty();

    @BeforeAll
    static void open() throws IOException {
        Small.GROUP.write(folder);
        var family = new Wav2Vec2Family();
        var model = family.load(family.at(folder).orElseThrow(), LoadOptions.of(Precision.FP32));
        open = Optional.of(new LocalRecognizer(model, 4));
    }

    @AfterAll
    static void close() {
        open.ifPresent(Recognizer::close);
    }

    @Override
    protected Recognizer recognizer() {
        return open.orElseThrow();
    }

    @Override
    protected Pcm speech() {
        return Small.speech();
    }

    /// Nothing in a checkpoint says what language it knows.
    @Override
    protected Optional<String> foreignLanguage() {
        return Optional.empty();
    }
}
