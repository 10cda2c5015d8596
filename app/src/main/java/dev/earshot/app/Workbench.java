package dev.earshot.app;

import dev.earshot.app.endpoints.EndpointsPage;
import dev.earshot.app.live.LivePage;
import dev.earshot.app.models.ModelsPage;
import dev.earshot.app.server.ServerPage;
import dev.earshot.app.settings.SettingsPage;
import dev.earshot.app.shell.Faults;
import dev.earshot.app.shell.MainWindow;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.Settings;
import dev.earshot.app.shell.Shell;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.trace.TraceWindows;
import dev.earshot.app.transcribe.TranscribePage;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Recording;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window with its pages. FX thread only.
///
/// The window comes first: whatever asks disks, devices or models waits until it is on the screen,
/// and runs on threads
/// of its own. It ends in order: the window, the pages, the models, the settings.
final class Workbench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final EarshotApp.Ground ground;
    private final NoticeStack notices = new NoticeStack();
    private final StringProperty modelInUse = new SimpleStringProperty("");
    private final UserEndpoints endpoints;
    private final ModelsPage modelsPage;
    private final TranscribePage transcribe;
    private final TraceWindows traces;
    private final Shell shell;
    private final MainWindow window;

    Workbench(Stage stage, EarshotApp.Ground ground, HostServices host) {
        this.ground = ground;
        Thread.setDefaultUncaughtExceptionHandler(new Faults(notices, Platform::runLater));
        var tasks = new RunningTasks(InstantSource.system());
        endpoints = UserEndpoints.in(ground.places(), sentence -> Platform.runLater(() -> notices.problem(sentence)));
        var context = new ShellContext(
                ground.places(),
                ground.settings(),
                ground.modelPlaces(),
                ground.models(),
                endpoints,
                tasks,
                notices,
                host);
        modelsPage = new ModelsPage(context);
        traces = new TraceWindows(context);
        transcribe = new TranscribePage(context, modelsPage.offer(), () -> traces.choose(stage));
        var live = new LivePage(context, this::open);
        live.listening().subscribe(transcribe::othersListen);
        var server = new ServerPage(context, traces::open);
        var services = new EndpointsPage(context, traces::open, server::address);
        var settings = new SettingsPage(context);
        shell = new Shell(
                List.of(transcribe, live, modelsPage, server, services),
                List.of(settings),
                tasks,
                notices,
                modelInUse,
                this::open);
        window = new MainWindow(
                stage,
                shell,
                ground.settings().settings().map(Settings::appearance),
                ground.places().config().resolve("window.json"));
        // Or the application would go on without its window, with the server that nobody sees.
        stage.setOnHidden(_ -> traces.close());
        shell.show(List.of(live, modelsPage, server, services, settings).stream()
                .filter(page -> window.lastPage().filter(page.title()::equals).isPresent())
                .findFirst()
                .orElse(transcribe));
    }

    /// @param recordings to open when it is there
    void show(List<Path> recordings) {
        window.show();
        Platform.runLater(() -> begin(recordings));
    }

    private void begin(List<Path> recordings) {
        ground.settings().onProblem(sentence -> Platform.runLater(() -> notices.problem(sentence)));
        ground.settings().settings().subscribe(this::nameModel);
        if (recordings.isEmpty()) {
            modelsPage.begin();
        } else {
            // What is offered may be measured first, which would take the processor from these.
            open(recordings);
        }
        var folder = ground.settings()
                .settings()
                .get()
                .recordings()
                .orElse(ground.places().recordings());
        Thread.ofVirtual().name("repair recordings").start(() -> repair(folder));
    }

    /// Shows the Transcribe page and adds these recordings to it; traces get windows of their own.
    void open(List<Path> files) {
        var byKind = files.stream().collect(Collectors.partitioningBy(TraceWindows::isTrace));
        traces.open(byKind.getOrDefault(true, List.of()));
        var recordings = byKind.getOrDefault(false, List.of());
        if (!recordings.isEmpty()) {
            shell.show(transcribe);
            transcribe.add(recordings);
        }
    }

    private void nameModel(Settings asked) {
        Thread.ofVirtual().name("name the model").start(() -> {
            var name = modelName(asked);
            Platform.runLater(() -> {
                if (asked.equals(ground.settings().settings().get())) {
                    modelInUse.set(name);
                }
            });
        });
    }

    private String modelName(Settings asked) {
        try {
            var services = endpoints.file().read().endpoints().stream()
                    .map(SavedEndpoint::name)
                    .toList();
            return asked.endpoints()
                    .hears()
                    .filter(services::contains)
                    .orElseGet(() -> asked.model()
                            .map(ground.models()::find)
                            .orElseGet(ground.models()::preferred)
                            .name());
        } catch (SttException none) {
            return "No model";
        }
    }

    private void repair(Path folder) {
        try {
            var repaired = Recording.repair(folder);
            if (!repaired.isEmpty()) {
                LOG.info("Made whole after a crash: {}", repaired);
                Platform.runLater(() -> notices.info(repairedSentence(repaired), "Open", () -> open(repaired)));
            }
        } catch (SttException unrepaired) {
            LOG.warn("Recordings were not looked after", unrepaired);
            Platform.runLater(() -> notices.problem(unrepaired.sentence()));
        }
    }

    private static String repairedSentence(List<Path> repaired) {
        return repaired.size() == 1
                ? "The recording " + repaired.getFirst().getFileName()
                        + " broke off when Earshot last ended; what was recorded is saved."
                : repaired.size() + " recordings broke off when Earshot last ended; what was recorded is saved.";
    }

    @Override
    public void close() {
        // Closed from the last to the first, whatever fails on the way.
        try (var _ = ground.settings();
                var _ = ground.models();
                var _ = shell) {
            traces.close();
            window.close();
        }
    }
}
