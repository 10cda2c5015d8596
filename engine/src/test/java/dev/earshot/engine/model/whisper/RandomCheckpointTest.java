package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.inference.Weights;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RandomCheckpointTest {
    private static final WhisperSize SMALL =
            new WhisperSize("test", 32, 2, 1, 2, 80, 3, 2000, true, List.of(List.of(0, 1)));

    @TempDir
    private Path folder;

    private static float[] numbers(Weights weights, String name) {
        var buffer = weights.float32(name).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        var numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(
            value = Weights.Type.class,
            names = {"F32", "F16", "BF16"})
    void isReadAsTheCheckpointOfAnotherIs(Weights.Type type) throws IOException {
        new RandomCheckpoint(SMALL, type, 3, 7).write(folder);
        assertTrue(WhisperConfig.isWhisper(folder));
        var config = WhisperConfig.read(folder);
        assertEquals(2, config.encoder().layers());
        assertEquals(1, config.decoder().layers());
        assertEquals(128, config.decoder().ffn());
        assertEquals(
                List.of(new WhisperNetwork.AlignmentHead(0, 1)),
                config.generation().alignmentHeads());
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            assertEquals(type, weights.info("model.decoder.embed_tokens.weight").type());
        }
    }

    @Test
    void aSeedGivesTheSameNumbersInAnyNumberOfFiles() throws IOException {
        var one = Files.createDirectory(folder.resolve("one"));
        var three = Files.createDirectory(folder.resolve("three"));
        var other = Files.createDirectory(folder.resolve("other"));
        new RandomCheckpoint(SMALL, Weights.Type.F32, 1, 7).write(one);
        new RandomCheckpoint(SMALL, Weights.Type.F32, 3, 7).write(three);
        new RandomCheckpoint(SMALL, Weights.Type.F32, 1, 8).write(other);
        try (var a = Weights.open(one);
                var b = Weights.open(three);
                var c = Weights.open(other)) {
            assertEquals(a.names(), b.names());
            for (var name : a.names()) {
                assertArrayEquals(numbers(a, name), numbers(b, name), name);
            }
            var embedding = "model.decoder.embed_tokens.weight";
            assertNotEquals(numbers(a, embedding)[0], numbers(c, embedding)[0]);
            assertNotEquals(numbers(a, embedding)[0], numbers(a, "model.encoder.conv1.weight")[0]);
        }
    }

    @Test
    void numbersAreThoseOfAnUntrainedNetwork() throws IOException {
        new RandomCheckpoint(SMALL, Weights.Type.F32, 1, 0).write(folder);
        try (var weights = Weights.open(folder)) {
            double squares = 0;
            var embedding = numbers(weights, "model.decoder.embed_tokens.weight");
            for (float number : embedding) {
                squares += number * number;
            }
            assertEquals(1 / Math.sqrt(32), Math.sqrt(squares / embedding.length), 0.003);
            assertEquals(1, numbers(weights, "model.encoder.layer_norm.weight")[31]);
            assertEquals(0, numbers(weights, "model.encoder.layer_norm.bias")[31]);
            var positions = numbers(weights, "model.encoder.embed_positions.weight");
            assertEquals(0, positions[0]);
            assertEquals(1, positions[16]);
            assertEquals(Math.sin(1000), positions[1000 * 32], 1e-6);
            assertEquals(Math.cos(1000 * 1e-4), positions[1000 * 32 + 31], 1e-6);
        }
    }

    @Test
    void theVocabularySpeaksOfItself() throws IOException {
        new RandomCheckpoint(SMALL).write(folder);
        var tokenizer = Tokenizer.read(folder);
        var tokens = WhisperTokens.of(tokenizer, true);
        assertEquals(List.of("en", "zh", "de"), List.copyOf(tokens.languages().keySet()));
        assertEquals(2000 - 1501, tokens.timestampBegin());
        assertArrayEquals(new int[] {' '}, tokenizer.encode(" "));
        assertEquals("Grüße, 7 ✓", tokenizer.decode(tokenizer.encode("Grüße, 7 ✓")));
        var words = new ArrayList<String>();
        for (int id = 256; id < tokens.endOfText(); id++) {
            var word = tokenizer.decode(new int[] {id});
            assertArrayEquals(new int[] {id}, tokenizer.encode(word), word);
            words.add(word);
        }
        assertEquals(words.stream().distinct().toList(), words);
        assertTrue(words.stream().allMatch(word -> word.matches(" [a-z]+")));
    }

    static List<WhisperSize> published() {
        return WhisperSize.PUBLISHED;
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedSizeHasRoomForItsTokens(WhisperSize size) {
        var vocabulary = new RandomVocabulary(WhisperSize.LANGUAGES.subList(0, size.languages()), size.vocabulary());
        int words = size.multilingual() ? 50257 : 50256;
        assertEquals(words, vocabulary.id("<|endoftext|>"));
        assertEquals(size.vocabulary() - 1501 - 1, vocabulary.id("<|notimestamps|>"));
        assertEquals(0, size.dModel() % size.heads());
        for (var head : size.alignmentHeads()) {
            assertTrue(head.getFirst() < size.decoderLayers() && head.getLast() < size.heads());
        }
    }

    @Test
    void sizesAreFoundByTheirNames() {
        assertEquals(4, WhisperSize.named("large-v3-turbo").orElseThrow().decoderLayers());
        assertFalse(WhisperSize.named("tiny.en").orElseThrow().multilingual());
        assertTrue(WhisperSize.named("gigantic").isEmpty());
    }

    @Test
    void aTinyOneHasTheSizeOfTheOriginal() throws IOException {
        new RandomCheckpoint(WhisperSize.named("tiny").orElseThrow()).write(folder);
        try (var weights = Weights.open(folder)) {
            WhisperConfig.read(folder).check(weights);
            // 37 760 640 parameters, as the published one has.
            assertEquals(2L * 37_760_640, weights.bytes());
        }
        assertEquals(51_865 - 1501, Tokenizer.read(folder).size());
    }
}
