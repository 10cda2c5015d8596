package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:08:09Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final AtomicReference<SttException> failure = new AtomicReference<>();
    private final CountDownLatch failed = new CountDownLatch(1);

    @Test
    void theFileIsAPlainWavWithWhatWasCaptured() throws Exception {
        Recording recording = start(Recorder.onDisk(CLOCK), 48_000, 1);
        record(recording, Sounds.sweep(48_000, 2));
        recording.close();
        recording.close();
        float[] heard = Sounds.read(recording.path());
        assertEquals(0, Sounds.greatestDifference(Sounds.sweep(16_000, 2), heard, 200, 31_800), 0.002);
        assertEquals(List.of(recording.path()), list(folder), "the mark is gone");
    }

    @Test
    void itIsReadableWhileItIsBeingWritten() throws Exception {
        CountDownLatch settled = new CountDownLatch(5);
        RecordingFile.Maker counting = path -> new Through(DiskFile.create(path)) {
            @Override
            public void force() throws IOException {
                super.force();
                settled.countDown();
            }
        };
        Recording recording = start(new Recorder(CLOCK, counting, WavLayout.RIFF_LIMIT), 48_000, 1);
        record(recording, Sounds.sweep(48_000, 3));
        assertTrue(settled.await(30, TimeUnit.SECONDS));
        assertEquals(2 * 16_000, Sounds.read(recording.path()).length, 16_000);
        assertTrue(Recording.repair(folder).isEmpty(), "one that is being written is left alone");
        recording.close();
        assertEquals(3 * 16_000, Sounds.read(recording.path()).length);
    }

    @Test
    void theSamplesAreOnDiskBeforeTheHeaderCountsThem() throws Exception {
        StringBuilder order = new StringBuilder();
        RecordingFile.Maker noting = path -> new Through(DiskFile.create(path)) {
            @Override
            public void write(ByteBuffer bytes, long at) throws IOException {
                super.write(bytes, at);
                order.append(at == 0 ? 'h' : 's');
            }

            @Override
            public void force() throws IOException {
                super.force();
                order.append('f');
            }
        };
        Recording recording = start(new Recorder(CLOCK, noting, WavLayout.RIFF_LIMIT), 48_000, 1);
        record(recording, new float[48_000]);
        recording.close();
        assertEquals("hf" + "s".repeat(25) + "fh" + "s".repeat(25) + "fh" + "hf", order.toString());
    }

    @Test
    void aFileBeyondTheLimitBecomesRf64AndIsReadable() throws Exception {
        Recording recording = start(new Recorder(CLOCK, DiskFile::create, 100_000), 16_000, 1);
        float[] sweep = Sounds.sweep(16_000, 6);
        record(recording, sweep);
        recording.close();
        byte[] header = new byte[16];
        try (var in = Files.newInputStream(recording.path())) {
            in.readNBytes(header, 0, 16);
        }
        assertEquals("RF64", new String(header, 0, 4, StandardCharsets.US_ASCII));
        assertEquals("ds64", new String(header, 12, 4, StandardCharsets.US_ASCII));
        assertEquals(
                Optional.of(Duration.ofSeconds(6)),
                AudioFile.open(recording.path()).info().duration());
        float[] heard = Sounds.read(recording.path());
        assertEquals(0, Sounds.greatestDifference(sweep, heard, 0, 96_000), 0.0001);
    }

    @Test
    void whatACrashLeftIsMadeWhole() throws Exception {
        Path crashed = crashed("a.wav", 2 * 32_000 + 1, 32_000);
        Path other = Sounds.wav(folder.resolve("not ours.wav"), 16_000, 16, new float[10]);
        byte[] before = Files.readAllBytes(other);
        assertEquals(List.of(crashed), Recording.repair(folder));
        assertEquals(32_000, Sounds.read(crashed).length);
        assertEquals(WavLayout.HEADER + 64_000, Files.size(crashed), "cut to a whole frame");
        assertArrayEquals(before, Files.readAllBytes(other));
        assertEquals(List.of(), Recording.repair(folder), "there is nothing left to do");
    }

    @Test
    void aHeaderThatPromisesMoreThanACrashLeftIsPutRight() throws Exception {
        Path crashed = crashed("a.wav", 20_000, 64_000);
        Recording.repair(folder);
        assertEquals(10_000, Sounds.read(crashed).length);
    }

    @Test
    void oneThatHoldsNoSoundYetIsTakenAway() throws Exception {
        Path crashed = crashed("a.wav", 0, 0);
        assertEquals(List.of(), Recording.repair(folder));
        assertFalse(Files.exists(crashed));
        Files.writeString(folder.resolve("b.wav.recording"), "1 then");
        assertEquals(List.of(), Recording.repair(folder), "not even a file");
        assertEquals(List.of(), list(folder));
    }

    @Test
    void aFolderThatIsNotThereNeedsNoRepair() {
        assertEquals(List.of(), Recording.repair(folder.resolve("nowhere")));
    }

    @Test
    void aFullDiskStopsTheRecordingAndKeepsWhatWasWritten() throws Exception {
        Recording recording =
                start(new Recorder(CLOCK, path -> new Full(DiskFile.create(path), 100_000), 1L << 32), 16_000, 1);
        record(recording, Sounds.sweep(16_000, 10));
        assertTrue(failed.await(30, TimeUnit.SECONDS));
        assertEquals(SttError.DISK_FULL, failure.get().error());
        assertTrue(
                failure.get().sentence().contains("The disk is full"),
                failure.get().sentence());
        recording.close();
        assertEquals((100_000 - WavLayout.HEADER) / 2, Sounds.read(recording.path()).length);
        assertEquals(List.of(recording.path()), list(folder));
    }

    @Test
    void listeningGoesOnWhenTheDiskIsFull() throws Exception {
        FakeLine line = new FakeLine(16_000, 1);
        Recorder recorder = new Recorder(CLOCK, path -> new Full(DiskFile.create(path), 10_000), 1L << 32);
        try (Capture capture = Capture.of(new Microphone("fake", "Fake"), line, recorder)) {
            PcmStream stream = capture.listen(Duration.ofSeconds(30));
            Recording recording = capture.record(folder);
            line.deliver(Sounds.sweep(16_000, 5));
            int heard = 0;
            while (heard < 5 * 16_000) {
                heard += stream.read().orElseThrow().samples().length;
            }
            recording.close();
            assertEquals(Optional.of(SttError.DISK_FULL), capture.failure().map(SttException::error));
            assertEquals((10_000 - WavLayout.HEADER) / 2, Sounds.read(recording.path()).length);
            line.deliver(new float[1600]);
            assertTrue(stream.read().isPresent(), "still listening");
        }
    }

    @Test
    void aDiskThatIsFullFromTheStartSaysSoAtOnce() throws Exception {
        Recorder recorder = new Recorder(CLOCK, path -> new Full(DiskFile.create(path), 10), 1L << 32);
        SttException e = assertThrows(SttException.class, () -> start(recorder, 16_000, 1));
        assertEquals(SttError.DISK_FULL, e.error());
        assertEquals(List.of(), list(folder), "nothing is left behind");
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        SttException e = assertThrows(
                SttException.class, () -> Recorder.onDisk(CLOCK).start(file.resolve("below"), 16_000, 1, failure::set));
        assertEquals(SttError.WRITE_FAILED, e.error());
    }

    /// On Linux, as root: a real file system that is really full.
    @Test
    void aRealFullDiskStopsTheRecordingAndKeepsWhatWasWritten() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0,
                "only root can mount a small disk");
        try {
            Recording recording = Recorder.onDisk(CLOCK).start(disk, 48_000, 1, this::fail);
            record(recording, Sounds.sweep(48_000, 10));
            assertTrue(failed.await(30, TimeUnit.SECONDS));
            assertEquals(SttError.DISK_FULL, failure.get().error());
            recording.close();
            float[] heard = Sounds.read(recording.path());
            assertTrue(heard.length > 4 * 16_000, "kept " + heard.length);
            assertEquals(0, Sounds.greatestDifference(Sounds.sweep(16_000, 10), heard, 200, heard.length - 200), 0.002);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private Recording start(Recorder recorder, int rate, int channels) {
        return recorder.start(folder, rate, channels, this::fail);
    }

    private void fail(SttException cause) {
        failure.set(cause);
        failed.countDown();
    }

    /// In blocks of 20 ms at 48 kHz.
    private static void record(Recording recording, float[] samples) {
        byte[] block = new byte[1920];
        for (int at = 0; at < samples.length; at += 960) {
            int n = Math.min(960, samples.length - at);
            for (int i = 0; i < n; i++) {
                int value = Math.round(samples[at + i] * 32767);
                block[2 * i] = (byte) value;
                block[2 * i + 1] = (byte) (value >> 8);
            }
            recording.add(block, 2 * n);
        }
    }

    /// A file as a crash leaves it: bytes of samples, bytes that the header counts, and the mark of a dead
    /// process.
    private Path crashed(String name, int bytes, int counted) throws IOException {
        Path path = folder.resolve(name);
        ByteBuffer file = ByteBuffer.allocate(WavLayout.HEADER + bytes);
        file.put(new WavLayout(16_000, 1, WavLayout.RIFF_LIMIT).header(counted));
        Files.write(path, file.array());
        Files.writeString(folder.resolve(name + ".recording"), "1 1970-01-01T00:00:00Z");
        return path;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static class Through implements RecordingFile {
        private final RecordingFile file;

        Through(RecordingFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            file.write(bytes, at);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// A disk with room for so many bytes.
    private static final class Full extends Through {
        private final long room;

        Full(RecordingFile file, long room) {
            super(file);
            this.room = room;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            int fits = (int) Math.max(0, Math.min(bytes.remaining(), room - at));
            super.write(bytes.slice(bytes.position(), fits), at);
            bytes.position(bytes.position() + fits);
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        }
    }
}
