package dev.earshot.app.server;

import dev.earshot.app.server.LogLine.Kind;
import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
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

/// What the Server page shows and does, without a single node. FX thread only; nothing here waits except [#close].
///
/// Two clocks drive it: [#refresh] reads how the sessions stand, some times a second while somebody looks;
/// [#measure] notes each second what the charts show, as long as the server is on.
final class ServerViewModel implements AutoCloseable {
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
    private final ServerSwitch server;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<ServerChoices> choices = new ReadOnlyObjectWrapper<>(this, "choices");
    private final ReadOnlyObjectWrapper<List<SessionView>> views =
            new ReadOnlyObjectWrapper<>(this, "views", List.of());
    private final ReadOnlyObjectWrapper<List<LogLine>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyIntegerWrapper measured = new ReadOnlyIntegerWrapper(this, "measured");
    private long linesSeen;
    private Duration heard = Duration.ZERO;

    ServerViewModel(Surroundings<SpeechEngine> with, ServerStarter.Served served, ServerKey key, Outlets outlets) {
        this.with = with;
        this.key = new NetworkKey(key, with.threads(), with.notices());
        this.outlets = outlets;
        choice = new RecognizerChoice(with);
        log = new ServerLog(with.clock());
        starter = new ServerStarter(served, key, outlets.phone(), with.clock(), sessions, log);
        server = new ServerSwitch(with, this::log, this::start, this::begun);
        server.phase().subscribe(now -> refresh());
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
        return server.phase();
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
        server.toggle();
    }

    private void start() {
        var chosen = choice.model().get();
        if (chosen.isEmpty()) {
            with.notices().info("The models are still being looked for; start the server in a moment.");
            return;
        }
        var wanted = choices.get();
        var options = with.loading();
        var defaults = choice.liveOptions();
        log(Kind.SERVER, "Starting with " + chosen.get().name() + ", at port " + wanted.port() + ".");
        server.start(chosen.get().name(), () -> starter.start(chosen.get(), wanted, options, defaults));
    }

    private void begun() {
        heard = sessions.heard();
        history.clear();
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
        if (phase().get() instanceof Phase.On(var connection)) {
            outlets.browser().accept(connection.testPage());
        }
    }

    /// Ends a session when what was heard has been said.
    void disconnect(SessionView session) {
        server.running().ifPresent(now -> {
            log(Kind.SERVER, "You have disconnected " + session.start().peer() + ".");
            with.threads().waiting().execute(() -> now.server().disconnect(session.id()));
        });
    }

    /// Opens what is traced of a session, or says that it is no longer kept.
    void openTrace(SessionView session) {
        server.last()
                .flatMap(run -> run.trace(session.id()))
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
        if (server.running().isEmpty()) {
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
        server.close();
    }
}
