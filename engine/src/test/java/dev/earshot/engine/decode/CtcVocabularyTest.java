package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtcVocabularyTest {
    private static final String PLAIN = """
            {"<pad>": 0, "<s>": 1, "</s>": 2, "<unk>": 3, "|": 4, "A": 5, "N": 6, "'": 7, "T": 8}""";

    @TempDir
    private Path folder;

    @Test
    void takesThePaddingTokenForTheBlank() {
        write("vocab.json", """
                {"a": 0, "b": 1, " ": 2, "[PAD]": 4, "[UNK]": 3}""");
        write("tokenizer_config.json", """
                {"pad_token": {"content": "[PAD]"}, "word_delimiter_token": " "}""");
        write("special_tokens_map.json", """
                {"pad_token": "<pad>", "unk_token": "[UNK]"}""");
        var vocabulary = CtcVocabulary.read(folder);

        assertEquals(5, vocabulary.size());
        assertEquals(4, vocabulary.blank());
        assertEquals(2, vocabulary.delimiter());
        assertEquals("ab [UNK]a", text(vocabulary, 0, 1, 2, 4, 3, 0));
        assertEquals("ab a", text(vocabulary.withoutSpecials(), 0, 1, 2, 4, 3, 0));
    }

    @Test
    void readsTokensThatWereAddedLater() {
        write("vocab.json", """
                {"a": 0, "|": 1}""");
        write("added_tokens.json", """
                {"<pad>": 2}""");
        write("tokenizer_config.json", """
                {"added_tokens_decoder": {"3": {"content": "</s>"}}}""");
        var vocabulary = CtcVocabulary.read(folder);

        assertEquals(2, vocabulary.blank());
        assertEquals("a</s>", text(vocabulary, 0, 3));
    }

    @Test
    void writesSpecialTokensAsTheReferenceUnlessTheyAreToBeLeftOut() {
        write("vocab.json", PLAIN);
        var vocabulary = CtcVocabulary.read(folder);

        assertEquals("<s></s><unk>A<unk>", text(vocabulary, 1, 2, 3, 5, 99));
        assertEquals("A", text(vocabulary.withoutSpecials(), 1, 2, 3, 5, 99));
        assertEquals(
                List.of(),
                CtcText.of(vocabulary.withoutSpecials(), List.of(new TokenSpan(1, 0, 1, 1)))
                        .words());
    }

    @Test
    void writesInTheCaseThatTheSettingsSay() {
        write("vocab.json", PLAIN);
        write("tokenizer_config.json", """
                {"do_lower_case": true}""");
        assertEquals("an ant", text(CtcVocabulary.read(folder), 5, 6, 4, 5, 6, 8));
    }

    @Test
    void takesOutTheBlanksAroundApostrophesUnlessTheSettingsSayOtherwise() {
        write("vocab.json", PLAIN);
        assertEquals("A'T", text(CtcVocabulary.read(folder), 5, 4, 7, 4, 8));
        write("tokenizer_config.json", """
                {"clean_up_tokenization_spaces": false}""");
        assertEquals("A ' T", text(CtcVocabulary.read(folder), 5, 4, 7, 4, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"a\": 0}",
                "{\"<pad>\": -1}",
                "{\"<pad>\": \"x\"}",
                "{\"<pad>\": 1e9}",
                "{\"<pad>\": 0, \"a\": 0}",
                "{\"<pad>\": null}",
                "{\"<pad>\": [1]}",
                "{\"<pad>\": 0"
            })
    void aDamagedVocabularyIsRefusedWithASentence(String damaged) {
        write("vocab.json", damaged);
        var refusal = assertThrows(SttException.class, () -> CtcVocabulary.read(folder));

        assertEquals(SttError.MODEL_CORRUPT, refusal.error());
        assertTrue(refusal.sentence().contains("vocab.json"), refusal.sentence());
    }

    @Test
    void aVocabularyOfSeveralLanguagesIsRefused() {
        write("vocab.json", """
                {"eng": {"<pad>": 0}}""");
        assertEquals(
                SttError.UNSUPPORTED,
                assertThrows(SttException.class, () -> CtcVocabulary.read(folder))
                        .error());
    }

    @Test
    void aFolderWithoutVocabularyIsNoModel() {
        assertEquals(
                SttError.MODEL_NOT_FOUND,
                assertThrows(SttException.class, () -> CtcVocabulary.read(folder))
                        .error());
    }

    private static String text(CtcVocabulary vocabulary, int... tokens) {
        var spans = new ArrayList<TokenSpan>();
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] != vocabulary.blank()) {
                spans.add(new TokenSpan(tokens[i], i, i + 1, 1));
            }
        }
        return CtcText.of(vocabulary, spans).text();
    }

    private void write(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void knowsWhetherItHasCapitalsOnly() {
        write("vocab.json", PLAIN);
        assertTrue(CtcVocabulary.read(folder).isCapitals());
        assertTrue(CtcVocabulary.read(folder).withoutSpecials().isCapitals());
        write("vocab.json", PLAIN.replace("\"T\"", "\"t\""));
        assertFalse(CtcVocabulary.read(folder).isCapitals());
        write("vocab.json", PLAIN.replace("\"T\"", "\".\""));
        assertFalse(CtcVocabulary.read(folder).isCapitals());
        write("vocab.json", PLAIN);
        write("tokenizer_config.json", """
                {"do_lower_case": true}""");
        assertFalse(CtcVocabulary.read(folder).isCapitals());
    }
}
