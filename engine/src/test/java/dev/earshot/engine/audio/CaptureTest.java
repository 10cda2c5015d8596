package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:08:09Z"), ZoneOffset.UTC);
    private static final Microphone MICROPHONE = new Microphone("fake", "Fake");
    private static final Duration RING = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FakeLine line = new FakeLine(48_000, 1);
    private final Capture capture = Capture.of(MICROPHONE, line, Recorder.onDisk(CLOCK));

    @AfterEach
    void stop() {
        capture.close();
    }

    @Test
    void whatTheDeviceDeliversIsHeardAt16kHz() throws Exception {
        PcmStream stream = capture.listen(RING);
        line.deliver(Sounds.sweep(48_000, 3));
        line.vanish();
        float[] heard = readUntilLost(stream, 3 * 16_000);
        float[] expected = Sounds.sweep(16_000, 3);
        assertEquals(0, Sounds.greatestDifference(expected, heard, 200, expected.length - 200), 0.002);
        assertEquals(Duration.ofSeconds(3), capture.captured());
        assertEquals(48_000, capture.sampleRate());
        assertEquals(MICROPHONE, capture.microphone());
    }

    @Test
    void aDeviceThatVanishesIsLostAndNothingRecordedIs() throws Exception {
        Recording recording = capture.record(folder);
        PcmStream stream = capture.listen(RING);
        line.deliver(Sounds.sweep(48_000, 2));
        line.vanish();
        readUntilLost(stream, 2 * 16_000);
        assertTrue(line.awaitClosed());
        assertEquals(Optional.of(SttError.DEVICE_LOST), capture.failure().map(SttException::error));
        recording.close();
        assertEquals(Duration.ofSeconds(2), recording.duration());
        assertEquals(0, Sounds.lag(Sounds.sweep(16_000, 2), Sounds.read(recording.path()), 500));
        SttException late =
                assertThrows(SttException.class, () -> capture.listen(RING).read());
        assertEquals(SttError.DEVICE_LOST, late.error());
    }

    @Test
    void aDriverThatBreaksDownIsADeviceLost() throws Exception {
        Recording recording = capture.record(folder);
        PcmStream stream = capture.listen(RING);
        line.deliver(new float[48_000]);
        line.breakDown();
        readUntilLost(stream, 16_000);
        recording.close();
        assertEquals(Duration.ofSeconds(1), recording.duration());
    }

    @Test
    void aDeviceThatFallsSilentForTooLongIsLost() throws Exception {
        PcmStream stream = capture.listen(RING);
        line.deliver(new float[480]);
        line.fallSilent();
        readUntilLost(stream, 160);
        assertTrue(capture.failure().orElseThrow().sentence().contains("“Fake” is gone"));
    }

    @Test
    void aListenerThatIsTooSlowLosesTheOldestAndOnlyForItself() throws Exception {
        PcmStream slow = capture.listen(Duration.ofMillis(500));
        PcmStream patient = capture.listen(RING);
        float[] sweep = Sounds.sweep(48_000, 2);
        line.deliver(sweep);
        line.vanish();
        float[] expected = readUntilLost(patient, 2 * 16_000);
        assertTrue(line.awaitClosed());
        float[] heard = readUntilLost(slow, 8_000);
        assertEquals(
                0, Sounds.greatestDifference(Arrays.copyOfRange(expected, 24_000, 32_000), heard, 200, 7_800), 0.01);
        assertEquals(Duration.ofMillis(1500), capture.dropped());
        slow.close();
        assertEquals(Duration.ofMillis(1500), capture.dropped(), "counted also when the listener has gone");
    }

    @Test
    void closingEndsTheListeningAndCompletesTheRecording() throws Exception {
        Recording recording = capture.record(folder);
        PcmStream stream = capture.listen(RING);
        FutureTask<float[]> reading = new FutureTask<>(() -> Sounds.read(stream));
        Thread.ofVirtual().start(reading);
        line.deliver(Sounds.sweep(48_000, 1));
        line.awaitIdle();
        capture.close();
        capture.close();
        int heard = reading.get(30, TimeUnit.SECONDS).length;
        assertEquals(capture.captured().toMillis() * 16, heard, 16);
        assertEquals(capture.captured(), recording.duration());
        assertEquals(heard, Sounds.read(recording.path()).length, 1);
        assertTrue(capture.failure().isEmpty());
        assertTrue(capture.listen(RING).read().isEmpty());
        assertThrows(IllegalStateException.class, () -> capture.record(folder));
    }

    @Test
    void aListenerThatClosesDisturbsNobody() throws Exception {
        PcmStream first = capture.listen(RING);
        PcmStream second = capture.listen(RING);
        FutureTask<Optional<Pcm>> waiting = new FutureTask<>(first::read);
        Thread.ofVirtual().start(waiting);
        first.close();
        assertTrue(waiting.get(30, TimeUnit.SECONDS).isEmpty());
        line.deliver(new float[48_000]);
        line.vanish();
        readUntilLost(second, 16_000);
    }

    @Test
    void theLevelIsThatOfTheLastTenthOfASecond() throws Exception {
        line.deliver(Sounds.tone(48_000, 1, 480, 1));
        line.deliver(Sounds.tone(48_000, 0.1, 480, 0.5));
        line.deliver(new float[480 - 1]);
        line.awaitIdle();
        assertEquals(0.5, capture.level().peak(), 0.001);
        assertEquals(0.5 / Math.sqrt(2), capture.level().rms(), 0.001);
        assertEquals(0, capture.level().clipped());
    }

    @Test
    void whilePausedNothingIsHeardRecordedOrCounted() throws Exception {
        Recording recording = capture.record(folder);
        line.deliver(Sounds.tone(48_000, 1, 480, 0.5));
        line.awaitIdle();
        capture.pause();
        line.deliver(Sounds.tone(48_000, 1, 480, 0.9));
        line.fallSilent();
        assertTrue(line.awaitClosed());
        capture.close();
        assertEquals(Duration.ofSeconds(1), capture.captured());
        assertEquals(Duration.ofSeconds(1), recording.duration());
        assertEquals(Level.SILENCE, capture.level());
    }

    @Test
    void severalChannelsAreMixedForListeningAndAllRecorded() throws Exception {
        FakeLine stereo = new FakeLine(44_100, 2);
        try (Capture both = Capture.of(MICROPHONE, stereo, Recorder.onDisk(CLOCK))) {
            Recording recording = both.record(folder);
            PcmStream stream = both.listen(RING);
            short[] frames = new short[2 * 44_100];
            for (int i = 0; i < 44_100; i++) {
                frames[2 * i] = 16_384;
                frames[2 * i + 1] = -8_192;
            }
            stereo.deliver(frames);
            stereo.vanish();
            float[] heard = readUntilLost(stream, 16_000);
            assertEquals(0.125, heard[8000], 0.001);
            recording.close();
            AudioFile file = AudioFile.open(recording.path());
            assertEquals(2, file.info().tracks().getFirst().channels());
            assertEquals(-0.25, Sounds.read(file.source(AudioSelection.ALL.withChannel(Channel.RIGHT)))[8000], 0.001);
        }
    }

    @Test
    void recordingsOfOneSecondGetNamesOfTheirOwn() {
        Recording first = capture.record(folder);
        Recording second = capture.record(folder);
        assertEquals(folder.resolve("2026-11-21 07.08.09.wav"), first.path());
        assertEquals(folder.resolve("2026-11-21 07.08.09 (2).wav"), second.path());
    }

    @Test
    void whatIsStillToBeHeardIsHeardAfterTheEnd() throws Exception {
        PcmStream stream = capture.listen(RING);
        line.deliver(Sounds.sweep(48_000, 1));
        line.vanish();
        assertTrue(line.awaitClosed());
        assertArrayEquals(Sounds.read(sweepFile()), readUntilLost(stream, 16_000), 0.0001f);
        assertFalse(capture.failure().isEmpty());
    }

    @Test
    void whatADeviceDeliversAtAnyRateIsHeardToTheLastSampleBeforeItVanishes() throws Exception {
        for (int rate : new int[] {8_000, 16_000, 44_100, 48_000}) {
            FakeLine odd = new FakeLine(rate, 1);
            try (Capture one = Capture.of(MICROPHONE, odd, Recorder.onDisk(CLOCK))) {
                Recording recording = one.record(folder);
                PcmStream stream = one.listen(RING);
                float[] sweep = Sounds.sweep(rate, 1);
                float[] odds = Arrays.copyOf(sweep, sweep.length - 7); // Not a whole number of blocks.
                odd.deliver(odds);
                odd.vanish();
                int expected = (int) Math.round(odds.length * 16_000.0 / rate);
                readUntilLost(stream, expected);
                recording.close();
                assertEquals(odds.length, Math.round(recording.duration().toNanos() * 1e-9 * rate), "at " + rate);
                assertEquals(expected, Sounds.read(recording.path()).length, "at " + rate);
            }
        }
    }

    private Path sweepFile() throws Exception {
        return Sounds.wav(folder.resolve("sweep.wav"), 48_000, 16, Sounds.sweep(48_000, 1));
    }

    /// Everything up to the loss of the device.
    private static float[] readUntilLost(PcmStream stream, int expected) throws InterruptedException {
        float[] heard = new float[expected];
        int length = 0;
        while (true) {
            try {
                float[] chunk = stream.read().orElseThrow().samples();
                System.arraycopy(chunk, 0, heard, length, chunk.length);
                length += chunk.length;
            } catch (SttException e) {
                assertEquals(SttError.DEVICE_LOST, e.error());
                assertEquals(expected, length);
                return heard;
            }
        }
    }
}
