package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import org.junit.jupiter.api.AfterEach;

class FakeRecognizerContractTest extends RecognizerContract {
    private final FakeModel model = FakeModel.saying("good morning everyone", "how are you");
    private final LocalRecognizer recognizer = new LocalRecognizer(model, 2);

    @Override
    protected Recognizer recognizer() {
        return recognizer;
    }

    @Override
    protected Pcm speech() {
        return model.audio();
    }

    @AfterEach
    void close() {
        recognizer.close();
    }
}
