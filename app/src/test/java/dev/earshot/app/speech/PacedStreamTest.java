package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Duration captured = Duration.ZERO;

    private final PcmStream ear = new PcmStream() {
        @Override
        public Optional<Pcm> read() {
            return Optional.of(new Pcm(new float[16_000]));
        }

        @Override
        public void close() {}
    };

    private final PacedStream paced = new PacedStream(ear, () -> captured, () -> now, told::add);

    @Test
    void whoTakesEachChunkAtOnceIsLeftInPeace() throws Exception {
        hear(120, Duration.ofMillis(100));
        assertEquals(List.of(), told);
    }

    @Test
    void whoTakesLongerThanTheSoundLastsIsToldOnce() throws Exception {
        hear(120, Duration.ofMillis(1100));
        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("behind"), told.getFirst());
    }

    @Test
    void whatWaitedWhileTheModelWasLoadedIsNoSignOfFallingBehind() throws Exception {
        captured = Duration.ofSeconds(30);
        hear(60, Duration.ofMillis(200));
        assertEquals(List.of(), told);
    }

    @Test
    void soundThatPilesUpLaterIs() throws Exception {
        hear(20, Duration.ofMillis(10));
        captured = captured.plusSeconds(8);
        hear(1, Duration.ofMillis(10));
        assertEquals(1, told.size());
    }

    /// So many seconds, each of which keeps the recogniser busy for so long.
    private void hear(int seconds, Duration busy) throws InterruptedException {
        for (int i = 0; i < seconds; i++) {
            captured = captured.plusSeconds(1);
            paced.read();
            now = now.plus(busy);
        }
    }
}
