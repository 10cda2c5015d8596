package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final String TEXT = "The night train: hören Sie?\n\u00A0 It's 3 🎂 and  the <|en|> kettle ";

    @TempDir
    private Path folder;

    private final SmallVocabulary vocabulary = SmallVocabulary.of("en", "de");

    @Test
    void givesBackWhatItWasGiven() {
        var tokenizer = Tokenizer.read(vocabulary.writeWhole(folder));

        assertEquals(TEXT, tokenizer.decode(tokenizer.encode(TEXT)));
        assertEquals("", tokenizer.decode(tokenizer.encode("")));
    }

    @Test
    void usesTheLongTokensThatItKnows() {
        var tokenizer = Tokenizer.read(vocabulary.writeWhole(folder));

        assertArrayEquals(new int[] {vocabulary.words().get("Ġthe")}, tokenizer.encode(" the"));
        assertTrue(tokenizer.encode(TEXT).length < TEXT.length());
    }

    @Test
    void readsTheSameFromOneFileAndFromSeveral() throws IOException {
        var whole = Tokenizer.read(vocabulary.writeWhole(Files.createDirectory(folder.resolve("whole"))));
        var parts = Tokenizer.read(vocabulary.writeParts(folder));

        assertArrayEquals(whole.encode(TEXT), parts.encode(TEXT));
        assertEquals(whole.size(), parts.size());
        assertEquals(whole.id("<|notimestamps|>"), parts.id("<|notimestamps|>"));
    }

    @Test
    void readsMergesThatAreWrittenAsPairs() throws IOException {
        Path file = vocabulary.writeWhole(folder).resolve("tokenizer.json");
        int[] expected = Tokenizer.read(folder).encode(TEXT);

        String pairs = Files.readString(file);
        for (var merge : vocabulary.merges()) {
            pairs = pairs.replace("\"" + String.join(" ", merge) + "\"", "[\"" + String.join("\",\"", merge) + "\"]");
        }
        Files.writeString(file, pairs);

        assertTrue(pairs.contains("[\"Ġ\",\"t\"]"), pairs);
        assertArrayEquals(expected, Tokenizer.read(folder).encode(TEXT));
    }

    @Test
    void neverMakesASpecialTokenOfWhatSomebodyTyped() {
        var tokenizer = Tokenizer.read(vocabulary.writeWhole(folder));
        int end = vocabulary.id("<|endoftext|>");

        assertEquals(OptionalInt.of(end), tokenizer.id("<|endoftext|>"));
        assertFalse(Arrays.stream(tokenizer.encode("<|endoftext|>")).anyMatch(id -> id >= end));
        assertEquals("<|endoftext|>", tokenizer.decode(new int[] {end}));
    }

    @Test
    void findsTheAddedTokensInTheTokenizersSettings() throws IOException {
        Files.delete(vocabulary.writeParts(folder).resolve("added_tokens.json"));
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"added_tokens_decoder\": {\"400\": {\"content\": \"<|endoftext|>\", \"special\": true}}}");

        assertEquals(OptionalInt.of(400), Tokenizer.read(folder).id("<|endoftext|>"));
    }

    @Test
    void numbersTheAddedTokensWhereNoFileDoes() throws IOException {
        Files.delete(vocabulary.writeParts(folder).resolve("added_tokens.json"));
        Files.writeString(
                folder.resolve("special_tokens_map.json"),
                "{\"additional_special_tokens\": [\"<|endoftext|>\", {\"content\": \"<|startoftranscript|>\"}]}");
        var tokenizer = Tokenizer.read(folder);

        assertEquals(vocabulary.id("<|endoftext|>"), tokenizer.requireId("<|endoftext|>"));
        assertEquals(vocabulary.id("<|startoftranscript|>"), tokenizer.requireId("<|startoftranscript|>"));
    }

    @Test
    void readsANumberWithoutATokenAsNothing() {
        var tokenizer = Tokenizer.read(vocabulary.writeWhole(folder));

        assertEquals("a", tokenizer.decode(new int[] {99_999, tokenizer.encode("a")[0]}));
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        assertRefused("vocab.json is missing");
        Files.delete(vocabulary.writeParts(folder).resolve("merges.txt"));
        assertRefused("merges.txt is missing");
    }

    @Test
    void namesTheFileThatIsDamaged() throws IOException {
        Path file = vocabulary.writeWhole(folder).resolve("tokenizer.json");
        String whole = Files.readString(file);

        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertRefused("tokenizer.json is damaged");
        Files.writeString(file, "[1]");
        assertRefused("tokenizer.json holds no JSON object");
        Files.writeString(file, "{\"model\": {\"type\": \"Unigram\"}}");
        assertRefused("tokenizer.json holds no byte-level BPE");
        Files.writeString(file, whole.replace("\"Ġ t\"", "\"Ġ tea\""));
        assertRefused("tokenizer.json merges \"Ġ tea\", which the vocabulary does not know");
        Files.writeString(file, whole.replace("\"!\":33", "\"!\":34"));
        assertRefused("tokenizer.json has two tokens with the number 34");
        Files.writeString(file, whole.replace("\"!\":33", "\"!\":-33"));
        assertRefused("tokenizer.json gives the token \"!\" the number \"-33\"");
        Files.writeString(file, whole.replace("\"!\":33,", ""));
        assertRefused("tokenizer.json has no token for the byte 33");
    }

    private void assertRefused(String what) {
        var e = assertThrows(SttException.class, () -> Tokenizer.read(folder));
        assertEquals(SttError.MODEL_CORRUPT, e.error());
        assertTrue(e.sentence().contains(what), e.sentence());
    }
}
