package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.decode.SmallVocabulary;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {
    private static final SmallVocabulary VOCABULARY = SmallVocabulary.of("en", "de");

    private WhisperTokens tokens;

    @BeforeEach
    void readVocabulary(@TempDir Path folder) {
        tokens = WhisperTokens.of(Tokenizer.read(VOCABULARY.writeWhole(folder)), true);
    }

    @Test
    void isTheStartSequenceWhereNothingElseIsGiven() {
        var prompt = prompts(true, 224).of(request(new int[0], new int[0]));

        assertArrayEquals(ids("<|startoftranscript|>", "<|de|>", "<|transcribe|>"), prompt.tokens());
        assertEquals(0, prompt.start());
    }

    @Test
    void saysThatTimeStampsAreNotWanted() {
        var prompt = prompts(false, 224).of(new WindowRequest(0, "en", Task.TRANSLATE, new int[0], new int[0]));

        assertArrayEquals(ids("<|startoftranscript|>", "<|en|>", "<|translate|>", "<|notimestamps|>"), prompt.tokens());
    }

    @Test
    void aModelOfOneLanguageIsToldNeitherLanguageNorTask() {
        var english = WhisperTokens.of(tokens.tokenizer(), false);
        var prompt = new Prompts(english, true, 448, 224, List.of()).of(request(new int[] {5}, new int[0]));

        assertArrayEquals(joined(ids("<|startofprev|>"), 5, ids("<|startoftranscript|>")), prompt.tokens());
    }

    @Test
    void whatWasSaidStandsBeforeItAndOnlyItsLastPartCounts() {
        int[] said = IntStream.range(0, 300).map(i -> i % 250).toArray();
        var prompt = prompts(true, 224).of(request(said, new int[0]));

        assertEquals(1 + 223, prompt.start());
        assertArrayEquals(
                joined(
                        ids("<|startofprev|>"),
                        Arrays.copyOfRange(said, 77, 300),
                        ids("<|startoftranscript|>", "<|de|>", "<|transcribe|>")),
                prompt.tokens());
    }

    @Test
    void theTextMayBeBegun() {
        int[] prefix = {1, 2, 3, 4};

        assertArrayEquals(
                joined(ids("<|startoftranscript|>", "<|de|>", "<|transcribe|>"), prefix),
                prompts(true, 224).of(request(new int[0], prefix)).tokens(),
                "with the usual length of the text the whole beginning stands");
        assertArrayEquals(
                joined(ids("<|startoftranscript|>", "<|de|>", "<|transcribe|>"), 3, 4),
                prompts(true, 222).of(request(new int[0], prefix)).tokens(),
                "else it shares half of the context with the text");
    }

    @Test
    void aBeginningThatIsTooLongIsCutToTheContext() {
        var prompt = prompts(true, 224).of(request(new int[300], new int[500]));

        assertEquals(448, prompt.tokens().length);
    }

    @Test
    void hotwordsStandBeforeWhatWasSaidAndShortenIt() {
        int[] hotwords = tokens.tokenizer().encode(" kettle, Norden");
        var prompts = new Prompts(tokens, true, 448, 224, List.of("kettle", "Norden"));
        int[] start = ids("<|startoftranscript|>", "<|de|>", "<|transcribe|>");

        assertArrayEquals(
                joined(ids("<|startofprev|>"), hotwords, start),
                prompts.of(request(new int[0], new int[0])).tokens());
        assertEquals(1 + 223, prompts.of(request(new int[300], new int[0])).start());
        assertArrayEquals(
                joined(start, 7), prompts.of(request(new int[0], new int[] {7})).tokens());
    }

    @Test
    void evenManyHotwordsLeaveRoom() {
        var prompts = new Prompts(tokens, true, 448, 224, List.of("Norden ".repeat(300)));

        assertEquals(1 + 223, prompts.of(request(new int[50], new int[0])).start());
    }

    private Prompts prompts(boolean timestamps, int sampleLength) {
        return new Prompts(tokens, timestamps, 448, sampleLength, List.of());
    }

    private static WindowRequest request(int[] prompt, int[] prefix) {
        return new WindowRequest(0, "de", Task.TRANSCRIBE, prompt, prefix);
    }

    private static int[] ids(String... names) {
        return Arrays.stream(names).mapToInt(VOCABULARY::id).toArray();
    }

    /// Numbers and arrays of them.
    private static int[] joined(Object... parts) {
        return Arrays.stream(parts)
                .flatMapToInt(part -> part instanceof int[] many ? Arrays.stream(many) : IntStream.of((Integer) part))
                .toArray();
    }
}
