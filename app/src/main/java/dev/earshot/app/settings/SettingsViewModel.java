package dev.earshot.app.settings;

import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.Settings;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What the Settings page shows and does. Every change holds at once. FX thread only; the lists of
/// models and microphones are fetched in the background.
final class SettingsViewModel {
    /// Tells which microphones there are, now and after each change, on any thread, until the
    /// subscription ends.
    interface MicrophoneWatch {
        Subscription begin(Consumer<List<Microphone>> listener);
    }

    private static final List<Choice> DEVICES = List.of(
            Choice.of("cpu", "Processor"),
            Choice.of("cuda:0", "First NVIDIA GPU"),
            Choice.of("cuda:1", "Second NVIDIA GPU"),
            Choice.of("mps", "Apple GPU"));

    private static final List<Choice> PRECISIONS = List.of(
            choice(Precision.FP32, "32-bit floats: exact"),
            choice(Precision.BF16, "bfloat16"),
            choice(Precision.FP16, "16-bit floats: GPUs only"),
            choice(Precision.INT8, "8-bit integers: processors only"));

    private final SettingsStore store;
    private final Function<List<Path>, List<InstalledModel>> installed;
    private final MicrophoneWatch microphoneWatch;
    private final Path usualRecordings;
    private final Notices notices;
    private final Executor background;
    private final Executor fxThread;

    private final ReadOnlyObjectWrapper<Choices> models = new ReadOnlyObjectWrapper<>(Choices.NONE_YET);
    private final ReadOnlyObjectWrapper<Choices> devices = new ReadOnlyObjectWrapper<>(Choices.NONE_YET);
    private final ReadOnlyObjectWrapper<Choices> precisions = new ReadOnlyObjectWrapper<>(Choices.NONE_YET);
    private final ReadOnlyObjectWrapper<Choices> languages = new ReadOnlyObjectWrapper<>(Choices.NONE_YET);
    private final ReadOnlyObjectWrapper<Choices> microphones = new ReadOnlyObjectWrapper<>(Choices.NONE_YET);
    private List<Choice> knownLanguages = List.of();
    private List<InstalledModel> knownModels = List.of();
    private List<Microphone> knownMicrophones = List.of();
    private Subscription whileShown = Subscription.EMPTY;

    /// @param installed what is installed, with the models in these folders
    /// @param usualRecordings where recordings go when nobody chose
    SettingsViewModel(
            SettingsStore store,
            Function<List<Path>, List<InstalledModel>> installed,
            MicrophoneWatch microphoneWatch,
            Path usualRecordings,
            Notices notices,
            Executor background,
            Executor fxThread) {
        this.store = store;
        this.installed = installed;
        this.microphoneWatch = microphoneWatch;
        this.usualRecordings = usualRecordings;
        this.notices = notices;
        this.background = background;
        this.fxThread = fxThread;
    }

    ReadOnlyObjectProperty<Settings> settings() {
        return store.settings();
    }

    ReadOnlyObjectProperty<Choices> models() {
        return models.getReadOnlyProperty();
    }

    /// Where models can run.
    ReadOnlyObjectProperty<Choices> devices() {
        return devices.getReadOnlyProperty();
    }

    /// In what numbers models can compute.
    ReadOnlyObjectProperty<Choices> precisions() {
        return precisions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Choices> languages() {
        return languages.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Choices> microphones() {
        return microphones.getReadOnlyProperty();
    }

    /// Where recordings go now.
    Path recordings() {
        return store.settings().get().recordings().orElse(usualRecordings);
    }

    /// The page is shown: keeps the lists fresh until [#detach].
    void attach() {
        var change = store.settings().subscribe(_ -> refresh());
        var plugs = microphoneWatch.begin(list -> fxThread.execute(() -> {
            knownMicrophones = list;
            refresh();
        }));
        whileShown = change.and(plugs);
        var folders = store.settings().get().modelFolders();
        background.execute(() -> {
            var list = installed.apply(folders);
            var spoken = Languages.all();
            fxThread.execute(() -> {
                knownModels = list;
                knownLanguages = spoken;
                refresh();
            });
        });
    }

    void detach() {
        whileShown.unsubscribe();
        whileShown = Subscription.EMPTY;
    }

    void chooseAppearance(Appearance appearance) {
        store.change(old -> old.withAppearance(appearance));
    }

    void chooseModel(Choice model) {
        store.change(
                old -> old.withModel(model.id()).withEndpoints(old.endpoints().withHears(Optional.empty())));
    }

    void chooseDevice(Choice device) {
        store.change(old -> old.withDevice(device.id()));
    }

    void choosePrecision(Choice precision) {
        store.change(old -> old.withPrecision(precision.id().map(Precision::valueOf)));
    }

    void chooseLanguage(Choice language) {
        store.change(old -> old.withLanguage(language.id()));
    }

    void chooseMicrophone(Choice microphone) {
        store.change(old -> old.withMicrophone(microphone.id()));
    }

    /// Takes the folder if recordings can be written to it, and says so if not.
    void chooseRecordings(Path folder) {
        background.execute(() -> {
            boolean writable = Files.isDirectory(folder) && Files.isWritable(folder);
            fxThread.execute(() -> {
                if (writable) {
                    keepRecordingsIn(Optional.of(folder));
                } else {
                    notices.problem("Nothing can be saved in " + folder + ": please choose another folder.");
                }
            });
        });
    }

    void resetRecordings() {
        keepRecordingsIn(Optional.empty());
    }

    private void keepRecordingsIn(Optional<Path> folder) {
        store.change(old -> old.withRecordings(folder));
    }

    private static Choice choice(Precision precision, String name) {
        return Choice.of(precision.name(), name);
    }

    private void refresh() {
        var now = store.settings().get();
        models.set(Choices.of(
                Choice.usual(knownModels.stream()
                        .findFirst()
                        .map(best -> "Automatic: " + best.name())
                        .orElse("Automatic")),
                knownModels.stream()
                        .map(model -> Choice.of(now.nameOf(model), model.name()))
                        .toList(),
                now.model(),
                "not installed"));
        devices.set(Choices.of(Choice.usual("Automatic"), DEVICES, now.device(), "another device"));
        precisions.set(Choices.of(
                Choice.usual("Automatic"), PRECISIONS, now.precision().map(Precision::name), "unknown"));
        languages.set(Choices.of(Choice.usual("Automatic"), knownLanguages, now.language(), "unknown language"));
        microphones.set(Choices.of(
                Choice.usual(Microphone.Kind.MICROPHONE
                        .firstOf(knownMicrophones)
                        .map(first -> "System default: " + first.name())
                        .orElse("System default")),
                knownMicrophones.stream()
                        .map(microphone -> Choice.of(microphone.id(), microphone.title()))
                        .toList(),
                now.microphone(),
                "not connected"));
    }
}
