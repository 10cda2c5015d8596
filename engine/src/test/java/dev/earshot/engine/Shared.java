package dev.earshot.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parity fixtures beside the repository: what the reference implementations answered. They hold other projects'
/// data, so they are not in it, and tests that need them are skipped where they are absent.
public final class Shared {
    private static final Path FIXTURES =
            Path.of(System.getProperty("earshot.root", "..")).resolve("../shared/fixtures");

    private Shared() {}

    /// A file or folder of the fixtures, by its path in there.
    public static Path fixture(String path) {
        Path fixture = FIXTURES.resolve(path);
        assumeTrue(Files.exists(fixture), () -> "skipped: the parity fixture " + fixture + " is not here");
        return fixture;
    }

    public static JsonNode json(String path) {
        return new JsonMapper().readTree(fixture(path).toFile());
    }

    /// A recording of the fixtures: 16 bit, mono, 16 kHz, a header of 44 bytes.
    public static float[] sound(String path) {
        ByteBuffer bytes = read(fixture(path)).position(44);
        float[] samples = new float[bytes.remaining() / Short.BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort() / 32768f;
        }
        return samples;
    }

    /// A float tensor of a `golden.safetensors`, row-major.
    public static float[] golden(String path, String tensor) {
        ByteBuffer bytes = read(fixture(path));
        int header = Math.toIntExact(bytes.getLong());
        byte[] json = new byte[header];
        bytes.get(json);
        var offsets = new JsonMapper()
                .readTree(new String(json, StandardCharsets.UTF_8))
                .required(tensor)
                .required("data_offsets");
        int from = bytes.position() + offsets.path(0).asInt();
        float[] values = new float[(offsets.path(1).asInt() - offsets.path(0).asInt()) / Float.BYTES];
        bytes.position(from).asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer read(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
