package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real process that really records is really killed.
@Timeout(120)
class KilledRecordingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {150, 1333, 3210})
    void allButTheLastSecondOutlivesAKill(int milliseconds) throws Exception {
        Process process = start();
        long captured = 0;
        try (BufferedReader said = process.inputReader()) {
            while (captured < milliseconds) {
                String line = said.readLine();
                assertNotNull(line, "the recording ended by itself");
                captured = Long.parseLong(line.substring(0, line.indexOf(' ')));
            }
            assertEquals(List.of(), Recording.repair(folder), "while its writer lives it is left alone");
            process.destroyForcibly().waitFor();
        }
        List<Path> repaired = Recording.repair(folder);
        assertEquals(1, repaired.size());
        Path file = repaired.getFirst();
        long samples = (Files.size(file) - WavLayout.HEADER) / 2;
        assertTrue(samples >= (captured - 1000) * 48, captured + " ms were captured, " + samples / 48 + " kept");
        assertEquals(Math.round(samples / 3.0), Sounds.read(file).length);
        assertCounts(file);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void evenWithoutRepairItIsReadableToTheLastSecond() throws Exception {
        Process process = start();
        long captured = 0;
        try (BufferedReader said = process.inputReader()) {
            while (captured < 2500) {
                String line = said.readLine();
                assertNotNull(line, "the recording ended by itself");
                captured = Long.parseLong(line.substring(0, line.indexOf(' ')));
            }
            process.destroyForcibly().waitFor();
        }
        try (var files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".wav"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Sounds.read(file).length >= (captured - 1000) * 16);
        }
    }

    private Process start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRecording.class.getName(),
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void assertCounts(Path file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(WavLayout.HEADER);
        // The device was running when the recording began.
        for (short i = bytes.getShort(WavLayout.HEADER); bytes.hasRemaining(); i++) {
            assertEquals(i, bytes.getShort(), "sample " + i);
        }
    }
}
