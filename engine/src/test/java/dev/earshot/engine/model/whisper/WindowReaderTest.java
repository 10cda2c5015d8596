package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which drafts are shown: a network writes what a test wants, as surely as it wants.
class WindowReaderTest {
    private static final int BANDS = 80;
    private static final float SURE = 30;
    private static final float UNSURE = 5;
    private static final float SPOKEN = -30;
    private static final float SILENT = 30;

    @TempDir
    private Path folder;

    private Written written = new Written(null);

    @BeforeEach
    void begin() {
        written = Written.in(folder);
    }

    /// @param certainty the score of each token of the text, where all others have 0
    /// @param silence the score of the token that says that nobody speaks
    private Optional<Draft> draft(float certainty, float silence, Object... text) throws InterruptedException {
        int[] tokens = written.tokens(text);
        int size = written.tokens().timestampBegin() + 1501;
        var network = new WhisperNetwork() {
            @Override
            public Heard encode(List<Mel> windows) {
                return new FakeHeard(1, size, (_, soFar) -> scores(tokens, soFar, certainty, silence));
            }

            @Override
            public void close() {}
        };
        var generation = new Generation(true, List.of(), List.of(), List.of(), OptionalInt.empty());
        var stack = new WhisperConfig.Stack(1, 1, 1);
        var config = new WhisperConfig(1, stack, stack, BANDS, 1500, 448, size, true, generation);
        var whisper = new Whisper(Placement.onProcessor(network), config, written.tokens(), new LogMel(BANDS));
        var mel = whisper.features().open();
        mel.accept(new float[16_000 * 4]);
        var greedy = new Decoding.Search(
                List.of(0.0), 1, 1, OptionalDouble.empty(), 1, OptionalInt.empty(), List.of(), false, 0);
        var reader = new WindowReader(
                whisper,
                new WindowDecoder(written.tokens(), Decoding.LIVE.with(greedy), 448, new int[0]),
                Task.TRANSCRIBE,
                mel,
                SpokenLanguage.of(Optional.of("en"), 1),
                WindowLength.fitted(3000));
        return reader.draft(new Window(0, 300, new int[0], new int[0], new int[0]), WindowReader.Look.NOWHERE);
    }

    private float[] scores(int[] text, List<Integer> soFar, float certainty, float silence) {
        var vocabulary = written.tokens();
        var scores = new float[vocabulary.timestampBegin() + 1501];
        int start = soFar.indexOf(vocabulary.startOfTranscript());
        if (start == soFar.size() - 1) {
            scores[vocabulary.noSpeech()] = silence;
        } else {
            int at = soFar.size() - start - 3;
            scores[at < text.length ? text[at] : vocabulary.endOfText()] = certainty;
        }
        return scores;
    }

    @Test
    void aSureTextIsShownWithWhatItWasHeardIn() throws InterruptedException {
        var shown = draft(SURE, SPOKEN, 0, " the and in", 2).orElseThrow();
        assertEquals("the and in", shown.text().text());
        assertEquals(300, shown.frames());
        assertEquals(300, shown.until());
        assertEquals(0, shown.attended().length);
    }

    @Test
    void aLoopIsNotShownHoweverSureItIs() throws InterruptedException {
        assertTrue(draft(SURE, SPOKEN, 0, " the and in".repeat(3), 2).isPresent());
        assertEquals(Optional.empty(), draft(SURE, SPOKEN, 0, " the and in".repeat(4), 2));
    }

    @Test
    void oneSegmentTwiceIsNotShown() throws InterruptedException {
        assertEquals(Optional.empty(), draft(SURE, SPOKEN, 0, " the and", 1, 1, " the and", 2));
    }

    @Test
    void whatIsGuessedIsNotShownWhetherSomebodySpeaksOrNot() throws InterruptedException {
        assertEquals(Optional.empty(), draft(UNSURE, SPOKEN, 0, " the and in", 2));
        assertEquals(Optional.empty(), draft(UNSURE, SILENT, 0, " the and in", 2));
    }

    @Test
    void aSureTextIsBelievedThoughNobodySeemsToSpeak() throws InterruptedException {
        assertTrue(draft(SURE, SILENT, 0, " the and in", 2).isPresent());
    }
}
