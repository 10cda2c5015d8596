package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.decode.SmallVocabulary;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.recognition.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperTokensTest {
    @TempDir
    private Path folder;

    private final SmallVocabulary vocabulary = SmallVocabulary.of("en", "de", "yue");

    @Test
    void findsTheTokensByTheirNames() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);

        assertEquals(vocabulary.id("<|endoftext|>"), tokens.endOfText());
        assertEquals(vocabulary.id("<|startofprev|>"), tokens.startOfPrevious());
        assertEquals(vocabulary.id("<|nospeech|>"), tokens.noSpeech());
        assertEquals(vocabulary.id("<|notimestamps|>") + 1, tokens.timestampBegin());
        assertEquals(List.of("en", "de", "yue"), List.copyOf(tokens.languages().keySet()));
        assertEquals(vocabulary.id("<|yue|>"), tokens.languages().get("yue"));
    }

    @Test
    void knowsTheOlderNameOfNoSpeech() throws IOException {
        Path file = vocabulary.writeWhole(folder).resolve("tokenizer.json");
        Files.writeString(file, Files.readString(file).replace("<|nospeech|>", "<|nocaptions|>"));
        var tokens = WhisperTokens.of(Tokenizer.read(folder), true);

        assertEquals(vocabulary.id("<|nospeech|>"), tokens.noSpeech());
    }

    @Test
    void beginsATextWithLanguageAndTask() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);
        int start = vocabulary.id("<|startoftranscript|>");

        assertArrayEquals(
                new int[] {start, vocabulary.id("<|de|>"), vocabulary.id("<|transcribe|>")},
                tokens.start("de", Task.TRANSCRIBE));
        assertArrayEquals(
                new int[] {start, vocabulary.id("<|yue|>"), vocabulary.id("<|translate|>")},
                tokens.start("yue", Task.TRANSLATE));
    }

    @Test
    void tellsAnEnglishOnlyModelNeitherLanguageNorTask() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), false);

        assertArrayEquals(new int[] {vocabulary.id("<|startoftranscript|>")}, tokens.start("de", Task.TRANSLATE));
    }

    @Test
    void refusesALanguageItDoesNotKnow() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);

        var e = assertThrows(SttException.class, () -> tokens.start("xx", Task.TRANSCRIBE));
        assertEquals(SttError.UNSUPPORTED, e.error());
        assertTrue(e.sentence().contains("it knows en, de, yue"), e.sentence());
    }

    @Test
    void refusesAVocabularyThatIsNoWhispers() throws IOException {
        Path file = vocabulary.writeParts(folder).resolve("added_tokens.json");
        Files.writeString(file, "{\"<|endoftext|>\": 400}");

        var e = assertThrows(SttException.class, () -> WhisperTokens.of(Tokenizer.read(folder), true));
        assertEquals(SttError.MODEL_CORRUPT, e.error());
        assertTrue(e.sentence().contains("lacks the token <|startoftranscript|>"), e.sentence());
    }

    @Test
    void leavesTheSpecialTokensOutOfTheText() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);
        int a = tokens.tokenizer().encode("a")[0];

        assertEquals("aa", tokens.text(new int[] {
            tokens.startOfTranscript(),
            tokens.timestampBegin(),
            a,
            tokens.timestampBegin() + 1500,
            a,
            tokens.endOfText()
        }));
    }

    @Test
    void countsTimeStampsInSteps() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);

        assertFalse(tokens.isTimestamp(tokens.noTimestamps()));
        assertTrue(tokens.isTimestamp(tokens.timestampBegin()));
        assertEquals(0, tokens.seconds(tokens.timestampBegin()));
        assertEquals(30, tokens.seconds(tokens.timestampBegin() + 1500));
    }

    @Test
    void keepsMarksThatAreNoSpeechApart() {
        var tokens = WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true);
        var nonSpeech = tokens.nonSpeech();

        assertTrue(contains(nonSpeech, tokens.tokenizer().encode("[")[0]));
        assertFalse(contains(nonSpeech, tokens.tokenizer().encode("a")[0]));
        assertFalse(contains(nonSpeech, tokens.tokenizer().encode(".")[0]));
    }

    private static boolean contains(int[] tokens, int token) {
        return Arrays.stream(tokens).anyMatch(each -> each == token);
    }
}
