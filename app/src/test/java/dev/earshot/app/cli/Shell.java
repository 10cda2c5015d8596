package dev.earshot.app.cli;

import dev.earshot.app.ModelPlaces;
import dev.earshot.app.Places;
import dev.earshot.app.shell.SettingsFile;
import dev.earshot.bridge.secrets.keyring.VaultFile;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs commands in this process, on streams that a test can look at.
final class Shell {
    static final Screen TERMINAL = new Screen(true, true, true, 80);

    private final Path home;
    private ModelFamily family = new FakeFamily(FakeModel.saying("good morning", "how are you"));
    private Screen screen = Screen.NONE;
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private OutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Microphones microphones = new FakeMicrophones();
    private Map<String, String> environment = Map.of();
    private final List<Runnable> whenInterrupted = new CopyOnWriteArrayList<>();

    /// @param home where this user's places are
    Shell(Path home) {
        this.home = home;
    }

    /// How a command ended, and what it said.
    record Result(int code, String out, String err) {}

    Shell with(ModelFamily other) {
        family = other;
        return this;
    }

    Shell with(Screen other) {
        screen = other;
        return this;
    }

    Shell with(Microphones other) {
        microphones = other;
        return this;
    }

    Shell with(Map<String, String> other) {
        environment = other;
        return this;
    }

    Shell reading(InputStream other) {
        in = other;
        return this;
    }

    Shell writingTo(OutputStream other) {
        out = other;
        return this;
    }

    /// Lets a test read what the command says while it runs.
    Shell sayingTo(ByteArrayOutputStream other) {
        err = other;
        return this;
    }

    /// What runs when the user presses Ctrl-C now.
    void interrupt() {
        whenInterrupted.forEach(Runnable::run);
    }

    Result run(Object... args) {
        var err = this.err;
        this.err = new ByteArrayOutputStream();
        var words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        var settings = new SettingsFile(places().settings());
        var modelPlaces = new ModelPlaces(places(), () -> settings.read().supply(), environment, home);
        try (var models = new Models(List.of(family), modelPlaces.folders(), 2, _ -> {})) {
            var context = new CliContext(
                    new Terminal(in, out, err, environment, () -> screen),
                    () -> models,
                    microphones,
                    this::places,
                    () -> modelPlaces,
                    () -> new VaultFile(
                            home.resolve("config/keys.vault"), home.resolve("data/keys.key"), Optional.empty()),
                    InstantSource.fixed(Instant.parse("2026-11-21T09:30:00Z")),
                    System::nanoTime,
                    action -> {
                        whenInterrupted.add(action);
                        return () -> whenInterrupted.remove(action);
                    });
            int code = new Cli(context).execute(words);
            return new Result(code, out.toString(), err.toString(StandardCharsets.UTF_8));
        }
    }

    private Places places() {
        return new Places(home.resolve("config"), home.resolve("data"), home.resolve("recordings"));
    }
}
