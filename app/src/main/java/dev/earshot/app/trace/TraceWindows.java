package dev.earshot.app.trace;

import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.Settings;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Theme;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.SttException;
import dev.earshot.engine.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The windows in which traces are looked at, one each. FX thread only.
public final class TraceWindows implements AutoCloseable {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 820;

    private final ShellContext context;
    private final TraceDialogs dialogs;
    private final Threads threads = Threads.of("trace");
    private final List<Stage> open = new ArrayList<>();

    public TraceWindows(ShellContext context) {
        this(context, TraceDialogs.OF_SYSTEM);
    }

    TraceWindows(ShellContext context, TraceDialogs dialogs) {
        this.context = context;
        this.dialogs = dialogs;
    }

    /// Whether that is for a window of ours rather than for a page that hears recordings.
    public static boolean isTrace(Path file) {
        return Trace.isNamed(file);
    }

    /// Asks the user which to open.
    public void choose(Window above) {
        open(dialogs.open(above));
    }

    /// Opens each in a window of its own, when it has been read; says by a notice why one cannot be.
    public void open(List<Path> files) {
        for (Path file : files) {
            threads.waiting().execute(() -> {
                try {
                    var loaded = LoadedTrace.open(file);
                    threads.fx().execute(() -> show(loaded));
                } catch (SttException refused) {
                    threads.fx().execute(() -> notices().problem(refused.sentence()));
                }
            });
        }
    }

    private Notices notices() {
        return context.notices();
    }

    private void show(LoadedTrace loaded) {
        var notices = new NoticeStack();
        var view = new TraceView(loaded, threads, notices, dialogs, TraceView.Around.NOTHING);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        var scene = new Scene(new StackPane(view, notices), WIDTH, HEIGHT);
        var theme = new Theme(scene, context.settings().settings().map(Settings::appearance));
        var stage = new Stage();
        stage.setScene(scene);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
        stage.setTitle(loaded.trace().file().getFileName() + " – Earshot");
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        stage.setOnHidden(_ -> {
            open.remove(stage);
            view.close();
            theme.close();
        });
        open.add(stage);
        stage.show();
    }

    /// Closes all of them.
    @Override
    public void close() {
        List.copyOf(open).forEach(Stage::hide);
    }
}
