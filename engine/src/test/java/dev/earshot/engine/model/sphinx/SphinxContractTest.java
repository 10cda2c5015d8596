package dev.earshot.engine.model.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerContract;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// With narrow beams: what it understands does not matter here, and it is heard two dozen times.
class SphinxContractTest extends RecognizerContract {
    private static final Beams NARROW = new Beams(1_000, 1e-40, 20);

    private static final Pcm TWO_SENTENCES =
            Speech.join(Speech.of("next-train.wav"), Speech.silence(900), Speech.of("red-jacket.wav"));

    private static Optional<SphinxModel> model = Optional.empty();
    private static Optional<Recognizer> shared = Optional.empty();

    @BeforeAll
    static void load() throws IOException {
        var narrow = SphinxModel.load(new SphinxFamily().builtIn().getFirst(), NARROW);
        model = Optional.of(narrow);
        shared = Optional.of(new LocalRecognizer(narrow, 2));
    }

    @AfterAll
    static void close() {
        shared.ifPresent(Recognizer::close);
    }

    @Override
    protected Recognizer recognizer() {
        return shared.orElseThrow();
    }

    @Override
    protected Pcm speech() {
        return TWO_SENTENCES;
    }

    @Override
    protected Optional<String> foreignLanguage() {
        return Optional.of("de");
    }

    @Test
    void aPauseOfOneAndAHalfSecondsMakesWordsFinal() throws InterruptedException {
        var log = new EventLog();
        try (var decoder = model.orElseThrow().newDecoder(RecognitionOptions.DEFAULT, Detectors.builtIn())) {
            decoder.accept(Speech.of("red-jacket.wav"), log);
            assertEquals(0, log.finals().size());
            decoder.accept(Speech.silence(1500), log);
            assertEquals(1, log.finals().size());
        }
    }

    @Test
    void aSentenceIsFinalWhileTheNextIsSpoken() throws InterruptedException {
        var log = new EventLog();
        try (var decoder = model.orElseThrow().newDecoder(RecognitionOptions.DEFAULT, Detectors.builtIn())) {
            decoder.accept(TWO_SENTENCES, log);
            assertEquals(1, log.finals().size());
        }
    }

    @Test
    void speechWithoutAPauseBecomesFinalAllTheSame() throws InterruptedException {
        var file = Speech.of("red-jacket.wav").samples();
        var sentence = new Pcm(Arrays.copyOfRange(file, Pcm.SAMPLE_RATE, 5 * Pcm.SAMPLE_RATE / 2));
        var log = new EventLog();
        try (var decoder = model.orElseThrow().newDecoder(RecognitionOptions.DEFAULT, Detectors.builtIn())) {
            for (int i = 0; i < 20; i++) {
                decoder.accept(sentence, log);
            }
        }
        assertFalse(log.finals().isEmpty(), "nothing is final after 30 s");
    }
}
