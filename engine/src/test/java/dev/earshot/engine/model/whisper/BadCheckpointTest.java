package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints that are whole in every file by itself, and no Whisper all the same.
class BadCheckpointTest {
    private static final WhisperSize SIZE = new WhisperSize("test", 32, 2, 2, 2, 80, 3, 2000, true, List.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        new RandomCheckpoint(SIZE, Weights.Type.F16, 1, 3).write(folder);
    }

    private SttException load() {
        var family = new WhisperFamily();
        var failure = assertThrows(
                SttException.class,
                () -> family.load(family.at(folder).orElseThrow(), LoadOptions.AUTO)
                        .close());
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        return failure;
    }

    /// In half precision: no number, and infinity.
    @ParameterizedTest
    @ValueSource(ints = {0x7e00, 0x7c00})
    void oneWeightThatIsNoNumberIsFoundWhereItIs(int bits) throws IOException {
        var file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] = (byte) bits;
        bytes[bytes.length - 1] = (byte) (bits >> 8);
        Files.write(file, bytes);
        var sentence = load().sentence();
        assertTrue(sentence.contains("'model.decoder.layer_norm.bias'"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"1999, 2000", "500, 2000", "100, 2000"})
    void aTokenizerOfALargerModelIsRefused(int vocabulary, int needed) throws IOException {
        var config = Files.readString(folder.resolve("config.json"))
                .replaceAll("\"vocab_size\" *: *2000", "\"vocab_size\": " + vocabulary);
        Files.writeString(folder.resolve("config.json"), config);
        var sentence = load().sentence();
        assertTrue(sentence.contains("needs " + needed + " tokens"), sentence);
        assertTrue(sentence.contains("vocab_size of " + vocabulary), sentence);
    }

    @Test
    void zerosAreNumbers() throws IOException {
        var file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        int numbers = bytes.length / 2;
        Arrays.fill(bytes, numbers, bytes.length, (byte) 0);
        Files.write(file, bytes);
        var family = new WhisperFamily();
        family.load(family.at(folder).orElseThrow(), LoadOptions.AUTO).close();
    }
}
