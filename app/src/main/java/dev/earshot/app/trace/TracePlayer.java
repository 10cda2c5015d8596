package dev.earshot.app.trace;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.Player;
import dev.earshot.engine.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Plays the sound of a trace, which is unpacked when it is first played. FX thread only, but for what
/// it says.
final class TracePlayer implements AutoCloseable {
    private final Trace trace;
    private final Threads threads;
    private final Consumer<String> problem;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<Duration> position =
            new ReadOnlyObjectWrapper<>(this, "position", Duration.ZERO);
    private Optional<Player> player = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private boolean preparing;
    private boolean closed;

    /// @param problem is told why nothing is heard
    TracePlayer(Trace trace, Threads threads, Consumer<String> problem) {
        this.trace = trace;
        this.threads = threads;
        this.problem = problem;
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Duration> position() {
        return position.getReadOnlyProperty();
    }

    void toggle() {
        if (playing.get()) {
            playing.set(false);
            player.ifPresent(Player::pause);
        } else {
            play();
        }
    }

    /// Goes there; goes on playing if it plays.
    void seek(Duration to) {
        position.set(to.isNegative() ? Duration.ZERO : to);
        if (playing.get()) {
            player.ifPresent(ready -> ready.play(position.get()));
        }
    }

    private void play() {
        playing.set(true);
        if (player.isPresent()) {
            player.get().play(position.get());
        } else if (!preparing) {
            preparing = true;
            threads.waiting().execute(this::prepare);
        }
    }

    /// On a waiting thread.
    private void prepare() {
        try {
            var made = Files.createTempDirectory("earshot-trace-");
            var wav = made.resolve("sound.wav");
            trace.extractSound(wav);
            var audio = AudioFile.open(wav);
            threads.fx().execute(() -> ready(made, audio));
        } catch (IOException e) {
            failed(new SttException(
                    SttError.WRITE_FAILED, "There is no room to unpack the sound: free some space.", e));
        } catch (SttException e) {
            failed(e);
        }
    }

    private void failed(SttException why) {
        threads.fx().execute(() -> {
            preparing = false;
            playing.set(false);
            problem.accept(why.sentence());
        });
    }

    private void ready(Path made, AudioFile audio) {
        preparing = false;
        folder = Optional.of(made);
        if (closed) {
            remove();
            return;
        }
        var opened = new Player(audio, 0, new Ears());
        player = Optional.of(opened);
        if (playing.get()) {
            opened.play(position.get());
        }
    }

    @Override
    public void close() {
        closed = true;
        playing.set(false);
        player.ifPresent(Player::close);
        player = Optional.empty();
        remove();
    }

    private void remove() {
        folder.ifPresent(made -> threads.waiting().execute(() -> {
            made.resolve("sound.wav").toFile().delete();
            made.toFile().delete();
        }));
        folder = Optional.empty();
    }

    private final class Ears implements Player.Listener {
        private final FxLatest<Duration> latest = new FxLatest<>(threads.fx(), TracePlayer.this::moved);

        @Override
        public void at(Duration to) {
            latest.set(to);
        }

        @Override
        public void stopped() {
            threads.fx().execute(() -> playing.set(false));
        }

        @Override
        public void failed(SttException cause) {
            TracePlayer.this.failed(cause);
        }
    }

    private void moved(Duration to) {
        if (playing.get()) {
            position.set(to);
        }
    }
}
