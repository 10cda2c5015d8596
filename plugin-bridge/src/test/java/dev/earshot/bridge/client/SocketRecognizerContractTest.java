package dev.earshot.bridge.client;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/// A service owes what every recogniser owes.
final class SocketRecognizerContractTest extends RecognizerContract {
    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final ServedFake served = new ServedFake(model);
    private final SocketRecognizer recognizer = served.recognizer(ServedFake.EARSHOT);

    @AfterEach
    void close() {
        recognizer.close();
        served.close();
    }

    @Override
    protected Recognizer recognizer() {
        return recognizer;
    }

    @Override
    protected Pcm speech() {
        return model.audio();
    }

    /// Only the service knows.
    @Override
    protected Optional<String> foreignLanguage() {
        return Optional.empty();
    }
}
