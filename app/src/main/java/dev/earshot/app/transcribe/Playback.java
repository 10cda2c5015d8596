package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.transcribe.Engine.Playing;
import dev.earshot.app.transcribe.Engine.Sound;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Player;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Playing the recording that is shown. FX thread only.
final class Playback implements AutoCloseable {
    /// The last position a player says lies this much before the end.
    private static final Duration NEARLY = Duration.ofMillis(150);

    private final Executor fx;
    private final Consumer<String> problem;
    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper(this, "available", false);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<Duration> position =
            new ReadOnlyObjectWrapper<>(this, "position", Duration.ZERO);
    private final ReadOnlyObjectWrapper<Duration> duration =
            new ReadOnlyObjectWrapper<>(this, "duration", Duration.ZERO);
    private Optional<Sound> sound = Optional.empty();
    private int track;
    private Optional<Playing> player = Optional.empty();
    private Optional<Ears> ears = Optional.empty();

    /// @param problem tells the user why nothing is heard
    Playback(Executor fx, Consumer<String> problem) {
        this.fx = fx;
        this.problem = problem;
    }

    /// Whether there is something to play.
    ReadOnlyBooleanProperty available() {
        return available.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Duration> position() {
        return position.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Duration> duration() {
        return duration.getReadOnlyProperty();
    }

    /// Another recording, from its beginning; nothing plays then.
    void load(Optional<Sound> next, int nextTrack) {
        close();
        sound = next;
        track = nextTrack;
        position.set(Duration.ZERO);
        duration.set(Duration.ZERO);
        available.set(next.isPresent());
    }

    void lasts(Duration known) {
        duration.set(known);
    }

    void toggle() {
        if (playing.get()) {
            pause();
        } else {
            playFrom(atEnd() ? Duration.ZERO : position.get());
        }
    }

    private boolean atEnd() {
        var end = duration.get();
        return end.isPositive() && position.get().plus(NEARLY).compareTo(end) >= 0;
    }

    void playFrom(Duration from) {
        sound.ifPresent(recording -> {
            var ready = player.orElseGet(() -> open(recording));
            position.set(within(from));
            playing.set(true);
            ready.play(position.get());
        });
    }

    private Playing open(Sound recording) {
        var hearing = new Ears();
        var opened = recording.player(track, hearing);
        ears = Optional.of(hearing);
        player = Optional.of(opened);
        return opened;
    }

    void pause() {
        playing.set(false);
        player.ifPresent(Playing::pause);
    }

    /// Goes there; goes on playing if it plays.
    void seek(Duration to) {
        if (playing.get()) {
            playFrom(to);
        } else if (available.get()) {
            position.set(within(to));
        }
    }

    void skip(Duration by) {
        seek(position.get().plus(by));
    }

    private Duration within(Duration to) {
        var end = duration.get();
        if (to.isNegative()) {
            return Duration.ZERO;
        }
        return end.isPositive() && to.compareTo(end) > 0 ? end : to;
    }

    /// Stops playing and frees the loudspeaker.
    @Override
    public void close() {
        player.ifPresent(Playing::close);
        player = Optional.empty();
        ears = Optional.empty();
        playing.set(false);
    }

    /// Hears one player; what it still says after it was replaced is ignored.
    private final class Ears implements Player.Listener {
        private final FxLatest<Duration> latest = new FxLatest<>(fx, this::moved);

        private boolean current() {
            return ears.filter(now -> now == this).isPresent();
        }

        private void moved(Duration to) {
            if (current() && playing.get()) {
                position.set(within(to));
            }
        }

        @Override
        public void at(Duration to) {
            latest.set(to);
        }

        @Override
        public void stopped() {
            fx.execute(() -> {
                if (current()) {
                    playing.set(false);
                }
            });
        }

        @Override
        public void failed(SttException cause) {
            fx.execute(() -> {
                if (current()) {
                    close();
                    problem.accept(cause.sentence());
                }
            });
        }
    }
}
