package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.decode.SmallVocabulary;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With windows that each have a text of their own: the network is sure of its tokens, or is not.
class WindowDecoderTest {
    private static final SmallVocabulary VOCABULARY = SmallVocabulary.of("en", "de", "fr");
    /// This vocabulary spells a blank as a token of its own, which the usual rules would forbid.
    private static final Decoding STAMPED = Decoding.DEFAULT.with(search(Decoding.Search.DEFAULT.temperatures(), 224));

    private static final Decoding STAMPLESS =
            STAMPED.with(new Decoding.Timing(false, OptionalDouble.empty(), false, "", "", List.of()));

    private static final float SURE = 30;

    private WhisperTokens tokens;

    @BeforeEach
    void readVocabulary(@TempDir Path folder) {
        tokens = WhisperTokens.of(Tokenizer.read(VOCABULARY.writeWhole(folder)), true);
    }

    @Test
    void writesEveryWindowInOneBatchAndAnswersInTheOrderOfTheRequests() throws InterruptedException {
        var heard = heard(SURE, "The tea is ready.", "Nobody heard the train.", "Bring the letters.");

        var texts = decoder(STAMPLESS)
                .decode(heard, List.of(request(2), request(0), request(1)), WindowDecoder.Interim.IGNORED);

        assertEquals(
                List.of("Bring the letters.", "The tea is ready.", "Nobody heard the train."),
                texts.stream().map(WindowText::text).toList());
        assertEquals(List.of(List.of(2, 0, 1)), heard.batches);
        assertEquals(0, heard.open, "what was opened is closed");
        assertArrayEquals(
                tokens.tokenizer().encode("Bring the letters."),
                texts.getFirst().tokens());
        assertEquals("en", texts.getFirst().language());
        assertEquals(0, texts.getFirst().temperature());
        assertEquals(0, texts.getFirst().meanLogProbability(), 1e-6);
        assertEquals(Compression.ratio("Bring the letters."), texts.getFirst().compressionRatio());
    }

    @Test
    void promptsOfOtherLengthsAreWrittenInBatchesOfTheirOwn() throws InterruptedException {
        var heard = heard(SURE, "The tea is ready.", "Nobody heard the train.", "Bring the letters.");

        var texts = decoder(STAMPLESS)
                .decode(heard, List.of(request(0), request(1, 7, 8), request(2)), WindowDecoder.Interim.IGNORED);

        assertEquals(List.of(List.of(0, 2), List.of(1)), heard.batches);
        assertEquals(
                List.of("The tea is ready.", "Nobody heard the train.", "Bring the letters."),
                texts.stream().map(WindowText::text).toList());
    }

    @Test
    void onlyWindowsWithDoubtfulTextsAreWrittenAgain() throws InterruptedException {
        var heard = heard(SURE, "The tea is ready.", "ja".repeat(60), "Bring the letters.");

        var texts = decoder(STAMPLESS)
                .decode(heard, List.of(request(0), request(1), request(2)), WindowDecoder.Interim.IGNORED);

        assertEquals(
                List.of(List.of(0, 1, 2), List.of(1), List.of(1), List.of(1), List.of(1), List.of(1)), heard.batches);
        assertEquals(
                List.of(0.0, 1.0, 0.0),
                texts.stream().map(WindowText::temperature).toList());
        assertEquals("ja".repeat(60), texts.get(1).text(), "the last text stands");
    }

    @Test
    void anImprobableTextIsDoubtfulUnlessNobodySpeaks() throws InterruptedException {
        // A score of 3.5 beside some 1800 of 0: every token has a probability of a few percent.
        assertEquals(6, heardFor(3.5f, -5).batches.size());
        assertEquals(1, heardFor(3.5f, 20).batches.size());
        assertEquals(1, heardFor(SURE, -5).batches.size());
    }

    private FakeHeard heardFor(float certainty, float silence) throws InterruptedException {
        var heard = heard(certainty, silence, "The tea is ready.");
        decoder(STAMPLESS).decode(heard, List.of(request(0)), WindowDecoder.Interim.IGNORED);
        return heard;
    }

    @Test
    void silenceIsReadWhereTheTranscriptStarts() throws InterruptedException {
        var heard = heard(SURE, 12, "The tea is ready.", "Nobody heard the train.");

        var texts = decoder(STAMPLESS)
                .decode(heard, List.of(request(0), request(1, 7, 8, 9)), WindowDecoder.Interim.IGNORED);

        double expected = Math.exp(12) / (Math.exp(12) + VOCABULARY.size() - 1);
        assertEquals(expected, texts.get(0).noSpeech(), 1e-6);
        assertEquals(expected, texts.get(1).noSpeech(), 1e-6);
    }

    @Test
    void theTextIsMeasuredWithoutTimeStamps() throws InterruptedException {
        int[] words = tokens.tokenizer().encode("The tea is ready.");
        int first = tokens.timestampBegin();
        var stamped = new int[words.length + 2];
        stamped[0] = first + 5;
        System.arraycopy(words, 0, stamped, 1, words.length);
        stamped[words.length + 1] = first + 90;
        var heard = new FakeHeard(1, VOCABULARY.size(), (_, soFar) -> follow(stamped, SURE, -5, soFar));

        var text = decoder(STAMPED)
                .decode(heard, List.of(request(0)), WindowDecoder.Interim.IGNORED)
                .getFirst();

        assertArrayEquals(stamped, text.tokens());
        assertEquals("The tea is ready.", text.text());
    }

    @Test
    void aShorterLengthCutsTheText() throws InterruptedException {
        var heard = heard(SURE, "The tea is ready.");

        var text = decoder(STAMPLESS.with(search(List.of(0.0), 3)))
                .decode(heard, List.of(request(0)), WindowDecoder.Interim.IGNORED)
                .getFirst();

        assertArrayEquals(Arrays.copyOf(tokens.tokenizer().encode("The tea is ready."), 3), text.tokens());
    }

    @Test
    void interimTextsGrowTokenByToken() throws InterruptedException {
        var heard = heard(SURE, "The tea is ready.", "Bring the letters.");
        var seen = List.of(new ArrayList<int[]>(), new ArrayList<int[]>());

        var texts = decoder(STAMPLESS)
                .decode(
                        heard,
                        List.of(request(1), request(0)),
                        (request, soFar) -> seen.get(request).add(soFar));

        for (int i = 0; i < 2; i++) {
            int[] whole = texts.get(i).tokens();
            for (int length = 1; length <= whole.length; length++) {
                assertArrayEquals(Arrays.copyOf(whole, length), seen.get(i).get(length - 1));
            }
        }
    }

    @Test
    void samplesAreTheSameHoweverWindowsAreBatched() throws InterruptedException {
        var warm = STAMPLESS.with(search(List.of(0.9), 12));
        var alone = new ArrayList<WindowText>();
        for (int window = 0; window < 2; window++) {
            alone.addAll(decoder(warm)
                    .decode(
                            heard(6, "The tea is ready.", "Bring the letters."),
                            List.of(request(window)),
                            WindowDecoder.Interim.IGNORED));
        }

        var together = decoder(warm)
                .decode(
                        heard(6, "The tea is ready.", "Bring the letters."),
                        List.of(request(1), request(0)),
                        WindowDecoder.Interim.IGNORED);

        assertArrayEquals(alone.get(0).tokens(), together.get(1).tokens());
        assertArrayEquals(alone.get(1).tokens(), together.get(0).tokens());
        assertEquals(0.9, together.getFirst().temperature());
    }

    @Test
    void theLanguageIsTheMostProbableOneAmongLanguagesOnly() throws InterruptedException {
        var heard = new FakeHeard(2, VOCABULARY.size(), (window, _) -> {
            var scores = new float[VOCABULARY.size()];
            Arrays.fill(scores, 5);
            scores[VOCABULARY.id("<|en|>")] = 0;
            scores[VOCABULARY.id("<|de|>")] = window + 1;
            scores[VOCABULARY.id("<|fr|>")] = 1.5f;
            return scores;
        });

        var guesses = decoder(Decoding.DEFAULT).detect(heard);

        assertEquals(
                List.of("fr", "de"),
                guesses.stream().map(LanguageGuess::language).toList());
        assertEquals(
                List.of("fr", "de", "en"),
                List.copyOf(guesses.getFirst().probabilities().keySet()));
        double sum = 1 + Math.exp(1) + Math.exp(1.5);
        assertEquals(Math.exp(1.5) / sum, guesses.getFirst().probabilities().get("fr"), 1e-7);
        assertEquals(1 / sum, guesses.getFirst().probabilities().get("en"), 1e-7);
        assertEquals(List.of(List.of(0, 1)), heard.batches);
        assertEquals(0, heard.open);
    }

    @Test
    void aModelOfOneLanguageNeedNotListen() throws InterruptedException {
        var english = WhisperTokens.of(tokens.tokenizer(), false);
        var heard = heard(SURE, "a", "b");

        var guesses = new WindowDecoder(english, Decoding.DEFAULT, 448, new int[0]).detect(heard);

        assertEquals(
                List.of("en", "en"),
                guesses.stream().map(LanguageGuess::language).toList());
        assertTrue(heard.batches.isEmpty());
    }

    @Test
    void anInterruptedDecodeLeavesNothingOpen() {
        var heard = heard(SURE, "The tea is ready.");

        assertThrows(
                InterruptedException.class,
                () -> decoder(STAMPLESS)
                        .decode(
                                heard,
                                List.of(request(0)),
                                (_, _) -> Thread.currentThread().interrupt()));

        assertEquals(0, heard.open);
    }

    /// @param length the most tokens of a text
    private static Decoding.Search search(List<Double> temperatures, int length) {
        return new Decoding.Search(
                temperatures, 5, 1, OptionalDouble.empty(), 3, OptionalInt.of(length), List.of(), false, 42);
    }

    private WindowDecoder decoder(Decoding decoding) {
        return new WindowDecoder(tokens, decoding, 448, new int[0]);
    }

    private static WindowRequest request(int window, int... prompt) {
        return new WindowRequest(window, "en", Task.TRANSCRIBE, prompt, new int[0]);
    }

    private FakeHeard heard(float certainty, String... texts) {
        return heard(certainty, -5, texts);
    }

    /// @param certainty the score of the token that comes next in a text; those of all others are 0
    /// @param silence the score of the no-speech token after the start of the transcript
    private FakeHeard heard(float certainty, float silence, String... texts) {
        return new FakeHeard(
                texts.length,
                VOCABULARY.size(),
                (window, soFar) -> follow(tokens.tokenizer().encode(texts[window]), certainty, silence, soFar));
    }

    private static float[] follow(int[] text, float certainty, float silence, List<Integer> soFar) {
        var scores = new float[VOCABULARY.size()];
        int start = soFar.indexOf(VOCABULARY.id("<|startoftranscript|>"));
        if (start == soFar.size() - 1) {
            scores[VOCABULARY.id("<|nospeech|>")] = silence;
            return scores;
        }
        boolean stampless = soFar.size() > start + 3 && soFar.get(start + 3) == VOCABULARY.id("<|notimestamps|>");
        int written = soFar.size() - start - (stampless ? 4 : 3);
        scores[written < text.length ? text[written] : VOCABULARY.id("<|endoftext|>")] = certainty;
        return scores;
    }
}
