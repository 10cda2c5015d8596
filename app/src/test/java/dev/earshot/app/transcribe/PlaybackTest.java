package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.shell.FakeNotices;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private final FakeNotices notices = new FakeNotices();
    private final FakeEngine engine = new FakeEngine();
    private final Playback playback = new Playback(Runnable::run, notices::problem);

    @BeforeEach
    void loadOneMinute() {
        var file = Path.of("/minute.wav");
        engine.with(file, new float[60 * 16_000], 1);
        playback.load(Optional.of(engine.open(file)), 0);
        playback.lasts(Duration.ofMinutes(1));
    }

    @Test
    void thePositionFollowsTheLoudspeaker() {
        playback.toggle();
        player().listener.at(Duration.ofSeconds(3));

        assertTrue(playback.playing().get());
        assertEquals(Duration.ofSeconds(3), playback.position().get());
    }

    @Test
    void seekingWhilePausedOnlyMovesThePosition() {
        playback.seek(Duration.ofSeconds(20));
        assertEquals(Duration.ofSeconds(20), playback.position().get());
        assertTrue(engine.players.isEmpty());

        playback.toggle();
        assertEquals(Optional.of(Duration.ofSeconds(20)), player().from);
    }

    @Test
    void seekingWhilePlayingGoesOnFromThere() {
        playback.toggle();
        playback.skip(Duration.ofSeconds(5));
        playback.skip(Duration.ofSeconds(5));

        assertEquals(Optional.of(Duration.ofSeconds(10)), player().from);
        assertTrue(playback.playing().get());
    }

    @Test
    void nothingGoesBeyondTheEnds() {
        playback.skip(Duration.ofSeconds(-5));
        assertEquals(Duration.ZERO, playback.position().get());
        playback.seek(Duration.ofHours(1));
        assertEquals(Duration.ofMinutes(1), playback.position().get());
    }

    @Test
    void atTheEndPlayingBeginsAgain() {
        playback.toggle();
        player().listener.at(Duration.ofMillis(59_950));
        player().listener.stopped();
        assertFalse(playback.playing().get());

        playback.toggle();
        assertEquals(Optional.of(Duration.ZERO), player().from);
    }

    @Test
    void aMissingLoudspeakerIsSaidInASentence() {
        playback.toggle();
        player().listener.failed(new SttException(SttError.DEVICE_UNAVAILABLE, "There is no loudspeaker."));

        assertEquals(List.of("There is no loudspeaker."), notices.problems);
        assertFalse(playback.playing().get());
        assertTrue(player().closed);
    }

    @Test
    void anotherRecordingSilencesTheFirstAndIsNotMovedByIt() {
        playback.toggle();
        var first = player();

        playback.load(Optional.empty(), 0);
        first.listener.at(Duration.ofSeconds(9));

        assertTrue(first.closed);
        assertEquals(Duration.ZERO, playback.position().get());
        assertFalse(playback.available().get());
    }

    private FakeEngine.FakePlaying player() {
        return engine.players.getLast();
    }
}
