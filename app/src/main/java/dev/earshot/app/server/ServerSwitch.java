package dev.earshot.app.server;

import dev.earshot.app.server.LogLine.Kind;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the server of the window is on, and how it gets there. FX thread only; nothing here waits except [#close].
final class ServerSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSwitch.class);

    /// How long what was heard may take to be said after a stop, and when the window closes.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration GRACE_AT_END = Duration.ofSeconds(3);

    private final Surroundings<SpeechEngine> with;
    private final BiConsumer<Kind, String> log;
    private final Runnable starting;
    private final Runnable begun;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Off());
    private Optional<ServerRun> running = Optional.empty();
    private Optional<ServerRun> last = Optional.empty(); // the same, and after its end
    private int attempt; // a start that was called off finds another number here

    /// @param starting is asked to call [#start] when somebody wants the server on
    /// @param begun is told when it is on
    ServerSwitch(Surroundings<SpeechEngine> with, BiConsumer<Kind, String> log, Runnable starting, Runnable begun) {
        this.with = with;
        this.log = log;
        this.starting = starting;
        this.begun = begun;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// The one that is on, or stopping.
    Optional<ServerRun> running() {
        return running;
    }

    /// The same, and after its end the one that was on last.
    Optional<ServerRun> last() {
        return last;
    }

    void toggle() {
        switch (phase.get()) {
            case Phase.Off _, Phase.Failed _ -> starting.run();
            case Phase.Starting _ -> callOff();
            case Phase.On(var connection) -> stop(connection);
            case Phase.Stopping _ -> stopNow();
        }
    }

    /// @param model its name
    /// @param start loads the model and opens the port, on a thread that may take its time
    void start(String model, Supplier<ServerRun> start) {
        int mine = ++attempt;
        phase.set(new Phase.Starting(model));
        with.threads().computing().execute(() -> {
            try {
                var run = start.get();
                with.threads().fx().execute(() -> started(mine, run));
            } catch (SttException refused) {
                with.threads().fx().execute(() -> failed(mine, refused.sentence()));
            } catch (RuntimeException unforeseen) {
                LOG.error("The server cannot be started", unforeseen);
                with.threads()
                        .fx()
                        .execute(() -> failed(
                                mine, "The server could not be started, for a reason that nobody foresaw; try again."));
            }
        });
    }

    private void callOff() {
        attempt++;
        phase.set(new Phase.Off());
        log.accept(Kind.SERVER, "The start was called off.");
    }

    private void started(int mine, ServerRun now) {
        if (mine != attempt) {
            with.threads().waiting().execute(() -> {
                now.server().close();
                now.forget();
            });
            return;
        }
        last.ifPresent(before -> with.threads().waiting().execute(before::forget));
        last = Optional.of(now);
        running = Optional.of(now);
        begun.run();
        phase.set(new Phase.On(now.connection()));
        log.accept(Kind.SERVER, "On, at " + now.connection().http() + ".");
    }

    private void failed(int mine, String sentence) {
        if (mine == attempt) {
            phase.set(new Phase.Failed(sentence));
            log.accept(Kind.PROBLEM, sentence);
        }
    }

    private void stop(Connection connection) {
        phase.set(new Phase.Stopping(connection));
        log.accept(Kind.SERVER, "Stopping: nobody else is let in, and what was heard is said.");
        stopWithin(GRACE);
    }

    private void stopNow() {
        log.accept(Kind.SERVER, "Stopping at once.");
        stopWithin(Duration.ZERO);
    }

    private void stopWithin(Duration grace) {
        running.ifPresent(now -> with.threads().waiting().execute(() -> {
            now.server().stop(grace);
            with.threads().fx().execute(() -> stopped(now));
        }));
    }

    private void stopped(ServerRun was) {
        if (running.filter(was::equals).isPresent()) {
            running = Optional.empty();
            phase.set(new Phase.Off());
            log.accept(Kind.SERVER, "Off.");
        }
    }

    /// Stops the server; waits some seconds for those who are still heard.
    @Override
    public void close() {
        attempt++;
        running.ifPresent(now -> now.server().stop(GRACE_AT_END));
        running = Optional.empty();
        last.ifPresent(ServerRun::forget);
        last = Optional.empty();
    }
}
