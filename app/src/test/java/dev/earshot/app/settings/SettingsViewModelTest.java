package dev.earshot.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private static final Microphone DESK = new Microphone("usb-1", "Desk microphone");
    private static final Microphone HEADSET = new Microphone("bt-7", "Headset");

    @TempDir
    private Path folder;

    private final Devices devices = new Devices();
    private final List<String> problems = new ArrayList<>();
    private SettingsStore store;
    private SettingsViewModel model;

    @BeforeEach
    void openPage() {
        store = new SettingsStore(folder.resolve("settings.json"));
        model = new SettingsViewModel(
                store,
                this::installed,
                devices,
                folder.resolve("Recordings"),
                new Problems(),
                Runnable::run,
                Runnable::run);
        model.attach();
    }

    private List<InstalledModel> installed(List<Path> folders) {
        var all = new ArrayList<InstalledModel>();
        all.add(new InstalledModel("whisper-small", "Whisper small", "whisper", Optional.of(folder)));
        folders.forEach(own -> all.add(new InstalledModel("own", "My own", "whisper", Optional.of(own))));
        all.add(new InstalledModel("sphinx", "Built-in (basic English)", "sphinx", Optional.empty()));
        return all;
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void theFirstChoiceSaysWhatIsUsedWhenNobodyChose() {
        devices.are(List.of(DESK, HEADSET));
        assertEquals(
                List.of("Automatic: Whisper small", "Whisper small", "Built-in (basic English)"),
                names(model.models().get()));
        assertEquals(
                List.of("System default: Desk microphone", "Desk microphone", "Headset"),
                names(model.microphones().get()));
        assertEquals(Optional.empty(), model.models().get().chosen().id());
        assertTrue(names(model.languages().get()).containsAll(List.of("English", "German", "Japanese")));
    }

    @Test
    void aChoiceHoldsAtOnceAndCanBeTakenBack() {
        model.chooseModel(model.models().get().all().get(2));
        assertEquals(Optional.of("sphinx"), store.settings().get().model());
        assertEquals("Built-in (basic English)", model.models().get().chosen().name());

        model.chooseModel(model.models().get().all().getFirst());
        assertEquals(Optional.empty(), store.settings().get().model());

        model.chooseLanguage(Choice.of("de", "German"));
        model.chooseAppearance(Appearance.DARK);
        assertEquals(Optional.of("de"), store.settings().get().language());
        assertEquals(Appearance.DARK, store.settings().get().appearance());
    }

    @Test
    void whereAndInWhatNumbersModelsRunIsChosen() {
        model.chooseDevice(model.devices().get().all().get(2));
        model.choosePrecision(model.precisions().get().all().get(2));

        assertEquals(
                new LoadOptions("cuda:0", Optional.of(Precision.BF16), Optional.of(Precision.BF16)),
                store.settings().get().loading());
        assertEquals("First NVIDIA GPU", model.devices().get().chosen().name());
        assertEquals("bfloat16", model.precisions().get().chosen().name());

        model.chooseDevice(model.devices().get().all().getFirst());
        model.choosePrecision(model.precisions().get().all().getFirst());
        assertEquals(LoadOptions.AUTO, store.settings().get().loading());
    }

    @Test
    void aModelThatWasChosenByItsFolderIsAmongThem() {
        var own = folder.resolve("own");
        store.change(old -> old.withModelIn(own));
        model.detach();
        model.attach();
        assertEquals("My own", model.models().get().chosen().name());

        model.chooseModel(model.models().get().all().getLast());
        assertEquals(Optional.of("sphinx"), store.settings().get().model());
        model.chooseModel(model.models().get().all().get(2));
        assertEquals(Optional.of(own.toString()), store.settings().get().model());
    }

    @Test
    void aMicrophoneThatIsUnpluggedStaysChosenAndComesBack() {
        devices.are(List.of(DESK, HEADSET));
        model.chooseMicrophone(Choice.of(HEADSET.id(), HEADSET.name()));

        devices.are(List.of(DESK));
        assertEquals("bt-7 (not connected)", model.microphones().get().chosen().name());
        assertEquals(Optional.of("bt-7"), store.settings().get().microphone());

        devices.are(List.of(DESK, HEADSET));
        assertEquals("Headset", model.microphones().get().chosen().name());
    }

    @Test
    void whatTheComputerPlaysCanBeChosenButIsNeverTheDefault() {
        devices.are(List.of(new Microphone("speakers", "Monitor of Speakers", Microphone.Kind.MONITOR)));
        assertEquals(
                List.of("System default", "What the computer plays: Speakers"),
                names(model.microphones().get()));
    }

    @Test
    void microphonesAreWatchedOnlyWhileThePageIsShown() {
        assertEquals(1, devices.listeners.size());
        model.detach();
        model.detach();
        assertEquals(0, devices.listeners.size());
        model.attach();
        assertEquals(1, devices.listeners.size());
    }

    @Test
    void recordingsGoWhereTheUserSaysIfThatIsPossible() throws Exception {
        assertEquals(folder.resolve("Recordings"), model.recordings());

        var chosen = Files.createDirectory(folder.resolve("Diktate"));
        model.chooseRecordings(chosen);
        assertEquals(chosen, model.recordings());

        model.chooseRecordings(folder.resolve("not there"));
        assertEquals(chosen, model.recordings());
        assertEquals(
                List.of("Nothing can be saved in " + folder.resolve("not there") + ": please choose another folder."),
                problems);

        model.resetRecordings();
        assertEquals(folder.resolve("Recordings"), model.recordings());
    }

    private static List<String> names(Choices choices) {
        return choices.all().stream().map(Choice::name).toList();
    }

    /// Devices that come and go when the test says so.
    static final class Devices implements SettingsViewModel.MicrophoneWatch {
        final List<Consumer<List<Microphone>>> listeners = new ArrayList<>();

        @Override
        public Subscription begin(Consumer<List<Microphone>> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        void are(List<Microphone> now) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private final class Problems implements Notices {
        @Override
        public void info(String sentence) {}

        @Override
        public void info(String sentence, String label, Runnable action) {}

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }
}
