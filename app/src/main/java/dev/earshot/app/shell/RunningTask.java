package dev.earshot.app.shell;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// Work that goes on, as the status bar shows it. FX thread only.
public final class RunningTask {
    private final String title;
    private final Runnable cancel;
    private final InstantSource clock;
    private final java.time.Instant began;
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", -1);

    RunningTask(String title, Runnable cancel, InstantSource clock) {
        this.title = title;
        this.cancel = cancel;
        this.clock = clock;
        this.began = clock.instant();
    }

    public String title() {
        return title;
    }

    /// From 0 to 1; negative while it is not known.
    public DoubleProperty progress() {
        return progress;
    }

    /// How long it will take from now on at the pace so far; empty while there is nothing to go by.
    public Optional<Duration> timeLeft() {
        double done = progress.get();
        var elapsed = Duration.between(began, clock.instant());
        return done < 0.01 || elapsed.toMillis() < 500
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / done)));
    }

    /// Asks whoever does the work to stop.
    public void cancel() {
        cancel.run();
    }
}
