package dev.earshot.app.server;

import dev.earshot.app.server.LogLine.Kind;
import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Server page shows and does, without a single node. FX thread only; nothing here waits except [#close].
///
/// Two clocks drive it: [#refresh] reads how the sessions stand, some times a second while somebody looks;
/// [#measure] notes each second what the charts show, as long as the server is on.
final class ServerViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerViewModel.class);

    /// How long what was heard may take to be said after a stop, and when the window closes.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration GRACE_AT_END = Duration.ofSeconds(3);

    /// Where things go that leave the page.
    ///
    /// @param clipboard takes text
    /// @param browser opens pages
    /// @param phone as [ServerStarter] wants it
    /// @param traces opens traces in windows of their own
    record Outlets(
            Consumer<String> clipboard,
            Consumer<URI> browser,
            Function<URI, Optional<URI>> phone,
            Consumer<List<Path>> traces) {}

    private final Surroundings<SpeechEngine> with;
    private final NetworkKey key;
    private final Outlets outlets;
    private final RecognizerChoice choice;
    private final LiveSessions sessions = new LiveSessions(System::nanoTime);
    private final ServerLog log;
    private final ServerStarter starter;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Off());
    private final ReadOnlyObjectWrapper<ServerChoices> choices = new ReadOnlyObjectWrapper<>(this, "choices");
    private final ReadOnlyObjectWrapper<List<SessionView>> views =
            new ReadOnlyObjectWrapper<>(this, "views", List.of());
    private final ReadOnlyObjectWrapper<List<LogLine>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyIntegerWrapper measured = new ReadOnlyIntegerWrapper(this, "measured");
    private Optional<ServerRun> running = Optional.empty();
    private Optional<ServerRun> last = Optional.empty(); // the same, and after its end
    private int attempt; // a start that was called off finds another number here
    private long linesSeen;
    private Duration heard = Duration.ZERO;

    ServerViewModel(Surroundings<SpeechEngine> with, ServerStarter.Served served, ServerKey key, Outlets outlets) {
        this.with = with;
        this.key = new NetworkKey(key, with.threads(), with.notices());
        this.outlets = outlets;
        choice = new RecognizerChoice(with);
        log = new ServerLog(with.clock());
        starter = new ServerStarter(served, key, outlets.phone(), with.clock(), sessions, log);
        with.settings().settings().subscribe(now -> choices.set(now.server()));
        choices.subscribe(now -> {
            if (now.reach() == Reach.NETWORK) {
                this.key.need();
            }
        });
        choice.refresh();
    }

    RecognizerChoice choice() {
        return choice;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ServerChoices> choices() {
        return choices.getReadOnlyProperty();
    }

    /// The key for the network; empty before the network was ever chosen.
    ReadOnlyObjectProperty<Optional<Secret>> secret() {
        return key.secret();
    }

    /// The sessions as they stood at the last [#refresh]; see [LiveSessions#views].
    ReadOnlyObjectProperty<List<SessionView>> views() {
        return views.getReadOnlyProperty();
    }

    /// What happened, the oldest first.
    ReadOnlyObjectProperty<List<LogLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    History history() {
        return history;
    }

    /// Changes when [#history] has grown.
    ReadOnlyIntegerProperty measured() {
        return measured.getReadOnlyProperty();
    }

    /// How many sessions go on at this moment.
    int going() {
        return sessions.count();
    }

    /// All the text of a session that is settled.
    String text(String session) {
        return sessions.text(session);
    }

    /// Starts the server, calls a start off, stops it, or ends a stop at once.
    void toggle() {
        switch (phase.get()) {
            case Phase.Off _, Phase.Failed _ -> start();
            case Phase.Starting _ -> callOff();
            case Phase.On(var connection) -> stop(connection);
            case Phase.Stopping _ -> stopNow();
        }
    }

    private void start() {
        var chosen = choice.model().get();
        if (chosen.isEmpty()) {
            with.notices().info("The models are still being looked for; start the server in a moment.");
            return;
        }
        var model = chosen.get();
        var wanted = choices.get();
        var options = with.loading();
        var defaults = choice.liveOptions();
        int mine = ++attempt;
        phase.set(new Phase.Starting(model.name()));
        log(Kind.SERVER, "Starting with " + model.name() + ", at port " + wanted.port() + ".");
        with.threads().computing().execute(() -> {
            try {
                var run = starter.start(model, wanted, options, defaults);
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
        log(Kind.SERVER, "The start was called off.");
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
        heard = sessions.heard();
        history.clear();
        phase.set(new Phase.On(now.connection()));
        log(Kind.SERVER, "On, at " + now.connection().http() + ".");
    }

    private void failed(int mine, String sentence) {
        if (mine == attempt) {
            phase.set(new Phase.Failed(sentence));
            log(Kind.PROBLEM, sentence);
        }
    }

    private void stop(Connection connection) {
        phase.set(new Phase.Stopping(connection));
        log(Kind.SERVER, "Stopping: nobody else is let in, and what was heard is said.");
        stopWithin(GRACE);
    }

    private void stopNow() {
        log(Kind.SERVER, "Stopping at once.");
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
            log(Kind.SERVER, "Off.");
            refresh();
        }
    }

    void choosePort(int port) {
        with.settings().change(old -> old.withServer(old.server().withPort(port)));
    }

    void chooseReach(Reach reach) {
        with.settings().change(old -> old.withServer(old.server().withReach(reach)));
    }

    /// Makes another key, for the next start.
    void renewKey() {
        key.renew();
        log(Kind.SERVER, "There is a new key; the old one opens nothing after the next start.");
    }

    /// Puts that onto the clipboard.
    ///
    /// @param what it is, as the beginning of a sentence
    void copy(String text, String what) {
        outlets.clipboard().accept(text);
        with.notices().info(what + " was copied.");
    }

    void copyKey() {
        secret().get().ifPresent(one -> copy(one.reveal(), "The key"));
    }

    /// Opens the page on which a browser tries the server.
    void openTestPage() {
        if (phase.get() instanceof Phase.On(var connection)) {
            outlets.browser().accept(connection.testPage());
        }
    }

    /// Ends a session when what was heard has been said.
    void disconnect(SessionView session) {
        running.ifPresent(now -> {
            log(Kind.SERVER, "You have disconnected " + session.start().peer() + ".");
            with.threads().waiting().execute(() -> now.server().disconnect(session.id()));
        });
    }

    /// Opens what is traced of a session, or says that it is no longer kept.
    void openTrace(SessionView session) {
        last.flatMap(run -> run.trace(session.id()))
                .ifPresentOrElse(
                        file -> outlets.traces().accept(List.of(file)),
                        () -> with.notices().info("The trace of this session is no longer kept."));
    }

    /// Reads how everything stands.
    void refresh() {
        views.set(sessions.views());
        showLines();
    }

    private void log(Kind kind, String sentence) {
        log.add(kind, sentence);
        showLines();
    }

    private void showLines() {
        long written = log.written();
        if (written != linesSeen) {
            linesSeen = written;
            lines.set(log.lines());
        }
    }

    /// A second has gone by.
    void measure() {
        if (running.isEmpty()) {
            return;
        }
        with.threads().waiting().execute(() -> {
            long memory = MemoryInUse.now();
            with.threads().fx().execute(() -> note(memory));
        });
    }

    private void note(long memory) {
        var now = sessions.heard();
        var pace = now.minus(heard).toMillis() / 1e3;
        heard = now;
        note(new Moment(sessions.count(), pace, sessions.takeDelays(), memory));
    }

    void note(Moment moment) {
        history.add(moment);
        measured.set(measured.get() + 1);
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
