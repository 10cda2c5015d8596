package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final String TWO_TENSORS = """
            {"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]}}""";

    @TempDir
    private Path folder;

    private void write(String header, int bytes) throws IOException {
        write("model.safetensors", header, new byte[bytes]);
    }

    private void write(String name, String header, byte[] numbers) throws IOException {
        var json = header.getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(Long.BYTES + json.length + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(numbers);
        Files.write(folder.resolve(name), file.array());
    }

    private String refused() {
        var refusal =
                assertThrows(SttException.class, () -> Weights.open(folder).close());
        assertEquals(SttError.MODEL_CORRUPT, refusal.error(), refusal.sentence());
        return refusal.sentence();
    }

    private static SafetensorsWriter.Tensor tensor(String name, Weights.Type type, float... numbers) {
        return new SafetensorsWriter.Tensor(
                name,
                new Weights.Info(type, List.of((long) numbers.length)),
                (chunk, count) -> System.arraycopy(numbers, 0, chunk, 0, count));
    }

    private static float[] floats(ByteBuffer buffer) {
        var floats = new float[buffer.remaining() / Float.BYTES];
        buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void everyTensorOfAFileComesBackWithItsNumbers() throws IOException {
        float[] exact = {0, -1.5f, 3, 65504, 0x1p-14f};
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"),
                List.of(
                        tensor("single", Weights.Type.F32, 1.1f, -0f, Float.MIN_VALUE),
                        tensor("half", Weights.Type.F16, exact),
                        tensor("brain", Weights.Type.BF16, 0, -1.5f, 3, 0x1.fep127f, Float.NEGATIVE_INFINITY)));
        try (var weights = Weights.open(folder)) {
            assertEquals(Set.of("single", "half", "brain"), weights.names());
            assertEquals(new Weights.Info(Weights.Type.F16, List.of(5L)), weights.info("half"));
            assertEquals(3 * 4 + 5 * 2 + 5 * 2, weights.bytes());
            assertArrayEquals(new float[] {1.1f, -0f, Float.MIN_VALUE}, floats(weights.float32("single")));
            assertArrayEquals(exact, floats(weights.float32("half")));
            assertArrayEquals(
                    new float[] {0, -1.5f, 3, 0x1.fep127f, Float.NEGATIVE_INFINITY}, floats(weights.float32("brain")));
        }
    }

    @Test
    void numbersAreRoundedToTheNearestThatTheTypeHas() throws IOException {
        // Around 1 the steps of bfloat16 are 1/128: halfway between two the even one is taken.
        float[] between = {1 + 1 / 256f, 1 + 3 / 256f, 1 + 5 / 1024f, Float.NaN};
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"), List.of(tensor("brain", Weights.Type.BF16, between)));
        try (var weights = Weights.open(folder)) {
            assertArrayEquals(new float[] {1, 1 + 2 / 128f, 1 + 1 / 128f, Float.NaN}, floats(weights.float32("brain")));
        }
    }

    @Test
    void aTensorLargerThanAChunkIsWrittenAndWidenedInOrder() throws IOException {
        int size = 200_003;
        int[] next = {0};
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"),
                List.of(new SafetensorsWriter.Tensor(
                        "long", new Weights.Info(Weights.Type.BF16, List.of((long) size)), (chunk, count) -> {
                            for (int i = 0; i < count; i++) {
                                chunk[i] = next[0]++ % 251;
                            }
                        })));
        try (var weights = Weights.open(folder)) {
            var numbers = floats(weights.float32("long"));
            assertEquals(size, numbers.length);
            for (int i = 0; i < size; i++) {
                assertEquals(i % 251, numbers[i]);
            }
        }
    }

    @Test
    void whatIsMappedIsReadOnlyAndOutlivesTheClosing() throws IOException {
        SafetensorsWriter.write(folder.resolve("model.safetensors"), List.of(tensor("a", Weights.Type.F32, 1, 2)));
        ByteBuffer mapped;
        try (var weights = Weights.open(folder)) {
            mapped = weights.map("a");
        }
        assertTrue(mapped.isDirect());
        assertTrue(mapped.isReadOnly());
        assertArrayEquals(new float[] {1, 2}, floats(mapped));
    }

    @Test
    void aTensorAtAnOddPlaceIsGivenAtAnEvenAddress() throws IOException {
        var numbers = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2);
        for (int blanks = 0; blanks < 4; blanks++) {
            write(
                    "model.safetensors",
                    "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}" + " ".repeat(blanks),
                    numbers.array());
            try (var weights = Weights.open(folder)) {
                assertEquals(0, weights.map("a").alignmentOffset(0, 4));
                assertArrayEquals(new float[] {1.5f, -2}, floats(weights.float32("a")));
            }
        }
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        write(TWO_TENSORS, 12);
        var whole = Files.readAllBytes(folder.resolve("model.safetensors"));
        Weights.open(folder).close();
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, length));
            assertTrue(refused().contains("is cut off"), "at " + length + ": " + refused());
        }
        Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length - 1));
        assertTrue(refused().contains("1 bytes of the tensor 'b'"), refused());
        Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length + 3));
        assertTrue(refused().contains("3 bytes after its last tensor"), refused());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void anImpossibleLengthOfTheHeaderIsRefused(long length) throws IOException {
        Files.write(
                folder.resolve("model.safetensors"),
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .array());
        assertTrue(refused().contains("is no safetensors file"), refused());
    }

    @Test
    void aHeaderThatIsNoObjectIsRefused() throws IOException {
        write("[1,2]", 0);
        assertTrue(refused().contains("begins with '{'"), refused());
        write("{\"a\":", 0);
        assertTrue(refused().contains("is no JSON"), refused());
        write("{} {}", 0);
        assertTrue(refused().contains("is no JSON"), refused());
    }

    @Test
    void aNameThatOccursTwiceIsRefused() throws IOException {
        var entry = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        write("{" + entry + "," + entry + "}", 4);
        assertTrue(refused().contains("\"a\""), refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}",
                "{\"shape\":[1],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[1]}",
                "{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}",
                "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}",
                "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[92233720368547758070],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,9223372036854775807]}",
                "7"
            })
    void aTensorWithABrokenEntryIsRefusedByName(String entry) throws IOException {
        write("{\"encoder.conv1\":" + entry + "}", 4);
        assertTrue(refused().contains("the tensor 'encoder.conv1'"), refused());
    }

    @Test
    void overlapsAndHolesAreRefused() throws IOException {
        write(TWO_TENSORS.replace("[8,12]", "[4,8]"), 8);
        assertTrue(refused().contains("the tensor 'b' overlapping 'a'"), refused());
        write(TWO_TENSORS.replace("[8,12]", "[10,14]"), 14);
        assertTrue(refused().contains("a hole of 2 bytes before the tensor 'b'"), refused());
    }

    @Test
    void metadataIsNoTensorAndABlankHeaderEndsWell() throws IOException {
        write(TWO_TENSORS.replace("{\"a\"", "{\"__metadata__\":{\"format\":\"pt\"},\"a\"") + "     ", 12);
        try (var weights = Weights.open(folder)) {
            assertEquals(Set.of("a", "b"), weights.names());
            assertFalse(weights.has("__metadata__"));
        }
    }

    @Test
    void aTensorWithoutNumbersHasNone() throws IOException {
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[0,0]}}", 0);
        try (var weights = Weights.open(folder)) {
            assertEquals(0, weights.map("a").remaining());
        }
    }

    @Test
    void aMissingTensorAndAWrongShapeAreNamed() throws IOException {
        write(TWO_TENSORS, 12);
        try (var weights = Weights.open(folder)) {
            weights.require("a", 2, 1);
            var missing = assertThrows(SttException.class, () -> weights.require("c", 2));
            assertTrue(missing.sentence().contains("lacks the tensor 'c'"), missing.sentence());
            var wrong = assertThrows(SttException.class, () -> weights.require("a", 2, 2));
            assertTrue(wrong.sentence().contains("'a' with the shape [2, 1] where [2, 2]"), wrong.sentence());
            assertEquals(SttError.MODEL_CORRUPT, wrong.error());
        }
    }

    @Test
    void integersAreKeptButAreNoFloats() throws IOException {
        write("{\"ids\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]}}", 16);
        try (var weights = Weights.open(folder)) {
            assertEquals(16, weights.map("ids").remaining());
            var refusal = assertThrows(SttException.class, () -> weights.float32("ids"));
            assertTrue(refusal.sentence().contains("'ids' as I64"), refusal.sentence());
            assertThrows(SttException.class, () -> weights.require("ids", 2));
        }
    }

    @Test
    void namesAreFoundWithAndWithoutTheirPrefix() throws IOException {
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"),
                List.of(tensor("model.a", Weights.Type.F32, 1), tensor("b", Weights.Type.F32, 2)));
        try (var weights = Weights.open(folder).withoutPrefix("model.")) {
            assertEquals(Set.of("a", "b"), weights.names());
            assertArrayEquals(new float[] {1}, floats(weights.float32("a")));
            var wrong = assertThrows(SttException.class, () -> weights.require("a", 2));
            assertTrue(wrong.sentence().contains("'model.a'"), wrong.sentence());
        }
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"),
                List.of(tensor("model.a", Weights.Type.F32, 1), tensor("a", Weights.Type.F32, 2)));
        try (var weights = Weights.open(folder)) {
            assertThrows(SttException.class, () -> weights.withoutPrefix("model."));
        }
    }

    private void writeShards() throws IOException {
        SafetensorsWriter.write(
                folder.resolve("model-00001-of-00002.safetensors"), List.of(tensor("a", Weights.Type.F32, 1)));
        SafetensorsWriter.write(
                folder.resolve("model-00002-of-00002.safetensors"), List.of(tensor("b", Weights.Type.F32, 2)));
    }

    private void writeIndex(String a, String b) throws IOException {
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\":{\"total_size\":8},\"weight_map\":{\"a\":\"%s\",\"b\":\"%s\"}}".formatted(a, b));
    }

    @Test
    void shardsAreOneModel() throws IOException {
        writeShards();
        writeIndex("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        try (var weights = Weights.open(folder)) {
            assertEquals(8, weights.bytes());
            assertArrayEquals(new float[] {1}, floats(weights.float32("a")));
            assertArrayEquals(new float[] {2}, floats(weights.float32("b")));
        }
    }

    @Test
    void aShardThatIsMissingOrLacksItsTensorIsNamed() throws IOException {
        writeShards();
        writeIndex("model-00001-of-00002.safetensors", "model-00003-of-00003.safetensors");
        assertTrue(
                refused().contains("'b' into the file model-00003-of-00003.safetensors, which is missing"), refused());
        writeIndex("model-00001-of-00002.safetensors", "model-00001-of-00002.safetensors");
        assertTrue(refused().contains("tensor 'b' is in model-00001-of-00002.safetensors, where it is not"), refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../model-00002-of-00002.safetensors",
                "/etc/model.safetensors",
                "sub/model.safetensors",
                "sub\\\\model.safetensors",
                "C:model.safetensors",
                "..",
                "",
                "model.bin",
                "a\\u0000.safetensors"
            })
    void anIndexNamesNoFileOutsideItsFolder(String path) throws IOException {
        writeShards();
        writeIndex("model-00001-of-00002.safetensors", path);
        assertTrue(refused().contains("is not the name of a safetensors file in its folder"), refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"weight_map\":{}}", "{\"weight_map\":[]}"})
    void anIndexThatIsNoneIsRefused(String text) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), text);
        assertTrue(refused().contains("model.safetensors.index.json"), refused());
    }

    @Test
    void aGitLfsPointerIsCalledByItsName() throws IOException {
        Files.writeString(
                folder.resolve("model.safetensors"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 151061672\n");
        assertTrue(refused().contains("git lfs pull"), refused());
    }

    @Test
    void picklesAreNotOpened() throws IOException {
        Files.createFile(folder.resolve("pytorch_model.bin"));
        var refusal = assertThrows(SttException.class, () -> Weights.open(folder));
        assertEquals(SttError.UNSUPPORTED, refusal.error());
        assertTrue(refusal.sentence().contains("run any program"), refusal.sentence());
    }

    @Test
    void aFolderWithoutWeightsIsNoModel() {
        assertEquals(
                SttError.MODEL_NOT_FOUND,
                assertThrows(SttException.class, () -> Weights.open(folder)).error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-rand-multi", "whisper-rand-v3", "whisper-rand-en", "wav2vec2-rand-layer"})
    void checkpointsThatOthersWroteAreRead(String name) {
        var checkpoint = Shared.fixture(name);
        try (var weights = Weights.open(checkpoint)) {
            for (var tensor : weights.names()) {
                for (float number : floats(weights.float32(tensor))) {
                    assertTrue(Float.isFinite(number), tensor);
                }
            }
        }
    }
}
