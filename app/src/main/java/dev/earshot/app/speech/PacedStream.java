package dev.earshot.app.speech;

import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.LivePace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a microphone hears on its way to the recogniser: sees whether the recogniser keeps up, and says once when it
/// does not. A recogniser that keeps up takes each chunk at once; one that does not lets the next one wait.
public final class PacedStream implements PcmStream {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final PcmStream ear;
    private final Supplier<Duration> captured;
    private final InstantSource clock;
    private final Consumer<String> tell;
    private final LivePace pace = new LivePace();
    private Optional<Instant> given = Optional.empty();
    private Duration heard = Duration.ZERO;
    private Duration looked = Duration.ZERO;
    private Duration held = Duration.ZERO;
    private boolean caughtUp;
    private boolean told;

    /// @param captured how much the microphone has heard
    /// @param tell hears, once and on the reading thread, a sentence about falling behind
    public PacedStream(PcmStream ear, Supplier<Duration> captured, InstantSource clock, Consumer<String> tell) {
        this.ear = ear;
        this.captured = captured;
        this.clock = clock;
        this.tell = tell;
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        given.ifPresent(since -> held = held.plus(Duration.between(since, clock.instant())));
        var chunk = ear.read();
        chunk.ifPresent(this::count);
        given = Optional.of(clock.instant());
        return chunk;
    }

    private void count(Pcm chunk) {
        heard = heard.plus(Pcm.durationOf(chunk.samples().length));
        var fresh = heard.minus(looked);
        if (fresh.compareTo(LOOK) >= 0) {
            look(fresh);
            looked = heard;
            held = Duration.ZERO;
        }
    }

    /// What waited while the model was loaded is caught up with first, and is no sign of anything.
    private void look(Duration fresh) {
        var waiting = captured.get().minus(heard);
        caughtUp |= waiting.compareTo(LOOK) < 0;
        pace.add(fresh, held, caughtUp ? waiting : Duration.ZERO);
        pace.state().sentence().filter(_ -> !told).ifPresent(sentence -> {
            told = true;
            tell.accept(sentence);
        });
    }

    @Override
    public Level level() {
        return ear.level();
    }

    @Override
    public void close() {
        ear.close();
    }
}
