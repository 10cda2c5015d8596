package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class PlayerTest {
    @TempDir
    Path folder;

    private final FakeOutput output = new FakeOutput();
    private final Heard heard = new Heard();

    @Test
    void theWholeRecordingIsPlayedAndItsEndTold() throws Exception {
        output.runFree();
        try (Player player = player(wav(44_100, 2))) {
            player.play(Duration.ZERO);
            assertEquals("at PT0S", heard.take());
            Duration last = Duration.ZERO;
            String event = heard.take();
            int steps = 0;
            for (; event.startsWith("at "); event = heard.take()) {
                Duration now = Duration.parse(event.substring(3));
                assertTrue(now.compareTo(last) >= 0, "time goes forward");
                last = now;
                steps++;
            }
            assertEquals("stopped", event);
            assertEquals(60, steps, 3);
            assertEquals(2000, last.toMillis(), 1);
        }
        float[] played = output.left();
        assertEquals(96_000, played.length, 1);
        assertEquals(0, Sounds.greatestDifference(Sounds.sweep(48_000, 2), played, 200, 95_800), 0.01);
    }

    @Test
    void itPlaysFromThePlaceToTheSample() throws Exception {
        output.runFree();
        Path path = Sounds.encode(
                folder.resolve("a.mp3"),
                avcodec.AV_CODEC_ID_MP3,
                48_000,
                Sounds.sweep(48_000, 10),
                Sounds.sweep(48_000, 10));
        try (Player player = player(path)) {
            player.play(Duration.ofMillis(7_250));
            heard.awaitStopped();
        }
        float[] played = output.left();
        float[] sweep = Sounds.sweep(48_000, 10);
        float[] expected = Arrays.copyOfRange(sweep, 348_000, 348_000 + 96_000);
        assertEquals(0, Sounds.lag(expected, played, 500));
    }

    @Test
    void thePositionIsWhatIsHeardNotWhatIsWritten() throws Exception {
        try (Player player = player(wav(48_000, 5))) {
            player.play(Duration.ofSeconds(1));
            for (int i = 0; i < 7; i++) {
                assertEquals("at PT1S", heard.take(), "nothing is heard yet, while the device's buffer fills");
            }
            output.hear(4_800);
            String event = heard.take();
            while (event.equals("at PT1S")) {
                event = heard.take();
            }
            assertEquals("at PT1.1S", event);
        }
    }

    @Test
    void itPausesAndSeeksWhilePlaying() throws Exception {
        try (Player player = player(wav(48_000, 5))) {
            player.play(Duration.ofSeconds(1));
            assertEquals("at PT1S", heard.take());
            player.play(Duration.ofSeconds(3));
            heard.await("at PT3S");
            player.pause();
            heard.awaitStopped();
            player.pause();
            player.play(Duration.ofSeconds(2));
            assertEquals("at PT2S", heard.take(), "pausing twice tells once");
        }
    }

    @Test
    void anOutputThatVanishesIsLostAndTheNextPlayOpensAnother() throws Exception {
        try (Player player = player(wav(48_000, 5))) {
            output.vanish();
            player.play(Duration.ZERO);
            heard.await("failed DEVICE_LOST");
            assertTrue(output.closed());
            player.play(Duration.ZERO);
            heard.await("failed DEVICE_LOST");
        }
    }

    @Test
    void anOutputThatIsStuckIsLost() throws Exception {
        try (Player player = player(wav(48_000, 5))) {
            player.play(Duration.ZERO);
            heard.await("failed DEVICE_LOST");
        }
    }

    @Test
    void noOutputAtAllIsTold() throws Exception {
        OutputLine.Opener none = () -> {
            throw new SttException(SttError.DEVICE_UNAVAILABLE, "There is no sound output.");
        };
        try (Player player = new Player(AudioFile.open(wav(48_000, 1)), 0, heard, none)) {
            player.play(Duration.ZERO);
            assertEquals("failed DEVICE_UNAVAILABLE", heard.take());
        }
    }

    private Path wav(int rate, double seconds) throws Exception {
        float[] sweep = Sounds.sweep(rate, seconds);
        return Sounds.wav(folder.resolve("a.wav"), rate, 16, sweep, sweep);
    }

    private Player player(Path file) {
        return new Player(AudioFile.open(file), 0, heard, () -> output);
    }

    private static final class Heard implements Player.Listener {
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        String take() throws InterruptedException {
            return events.take();
        }

        void await(String event) throws InterruptedException {
            while (!events.take().equals(event)) {
                // Others come before it.
            }
        }

        void awaitStopped() throws InterruptedException {
            await("stopped");
        }

        @Override
        public void at(Duration position) {
            events.add("at " + position);
        }

        @Override
        public void stopped() {
            events.add("stopped");
        }

        @Override
        public void failed(SttException cause) {
            events.add("failed " + cause.error());
        }
    }
}
