package dev.earshot.app.speech;

import dev.earshot.app.shell.Settings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.vad.Endpointing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which recogniser hears what is asked for next, in which language, and whether it translates. Model and language are
/// kept in the settings. FX thread only.
public final class RecognizerChoice {
    private final Surroundings<?> with;
    private final ObservableList<InstalledModel> models = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<InstalledModel>> model =
            new ReadOnlyObjectWrapper<>(this, "model", Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> languages =
            new ReadOnlyObjectWrapper<>(this, "languages", List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> language =
            new ReadOnlyObjectWrapper<>(this, "language", Optional.empty());
    private final ReadOnlyBooleanWrapper translates = new ReadOnlyBooleanWrapper(this, "translates");
    private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(this, "task", Task.TRANSCRIBE);
    private final Map<String, RecognizerInfo> known = new HashMap<>();

    public RecognizerChoice(Surroundings<?> with) {
        this.with = with;
        // Another page may choose as well.
        with.settings().settings().addListener((_, before, now) -> {
            if (!before.model().equals(now.model())) {
                refresh();
            } else if (!before.language().equals(now.language())) {
                showAbilities();
            }
        });
    }

    public ObservableList<InstalledModel> models() {
        return FXCollections.unmodifiableObservableList(models);
    }

    /// What will be used; empty until the installed ones are known.
    public ReadOnlyObjectProperty<Optional<InstalledModel>> model() {
        return model.getReadOnlyProperty();
    }

    /// What the model in use is good for; empty where there is nothing to say.
    public String about() {
        return model.get().map(with.engine()::about).orElse("");
    }

    /// BCP 47 tags that the model understands; empty while that is not known or any may be tried.
    public ReadOnlyObjectProperty<List<String>> languages() {
        return languages.getReadOnlyProperty();
    }

    /// Empty: the recogniser finds out.
    public ReadOnlyObjectProperty<Optional<String>> language() {
        return language.getReadOnlyProperty();
    }

    /// Whether the model is known to translate.
    public ReadOnlyBooleanProperty translates() {
        return translates.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Task> task() {
        return task.getReadOnlyProperty();
    }

    /// Looks again at what is installed, without making anybody wait.
    public void refresh() {
        var folders = settings().modelFolders();
        with.threads().waiting().execute(() -> {
            try {
                var installed = with.engine().models(folders);
                var preferred = with.engine().preferred();
                with.threads().fx().execute(() -> installed(installed, preferred));
            } catch (SttException none) {
                with.threads().fx().execute(() -> with.notices().problem(none.sentence()));
            }
        });
    }

    private void installed(List<InstalledModel> installed, InstalledModel preferred) {
        if (!models.equals(installed)) {
            models.setAll(installed);
        }
        var wanted = settings().model();
        model.set(Optional.of(installed.stream()
                .filter(candidate -> wanted.filter(candidate::isCalled).isPresent())
                .findFirst()
                .orElse(preferred)));
        showAbilities();
    }

    public void choose(InstalledModel chosen) {
        model.set(Optional.of(chosen));
        with.settings().change(old -> old.withModel(Optional.of(old.nameOf(chosen))));
        showAbilities();
    }

    /// Finds a model that is faster than one that does not keep up, without making anybody wait.
    ///
    /// @param found hears of it on the FX thread, if there is one
    public void smallerThan(InstalledModel slow, Consumer<InstalledModel> found) {
        var among = List.copyOf(models);
        var spoken = language.get();
        with.threads()
                .waiting()
                .execute(() -> with.engine()
                        .smaller(slow, among, spoken)
                        .ifPresent(smaller -> with.threads().fx().execute(() -> found.accept(smaller))));
    }

    /// Takes the model in a folder of the user's own, or says why that cannot be.
    public void chooseFolder(Path folder) {
        with.threads().waiting().execute(() -> {
            try {
                var chosen = with.engine().modelAt(folder);
                with.threads().fx().execute(() -> choose(chosen, folder));
            } catch (SttException none) {
                with.threads().fx().execute(() -> with.notices().problem(none.sentence()));
            }
        });
    }

    private void choose(InstalledModel chosen, Path folder) {
        with.settings().change(old -> old.withModelIn(folder));
        if (!models.contains(chosen)) {
            models.addFirst(chosen);
        }
        model.set(Optional.of(chosen));
        showAbilities();
        refresh();
    }

    public void chooseLanguage(Optional<String> tag) {
        with.settings().change(old -> old.withLanguage(tag));
        showAbilities();
    }

    public void chooseTask(Task chosen) {
        task.set(chosen);
    }

    /// A recogniser was loaded and says what it understands.
    public void learn(RecognizerInfo info) {
        known.put(info.id(), info);
        showAbilities();
    }

    /// What a run that starts now asks for. What the model is known not to be able to do is not asked for.
    public RecognitionOptions options() {
        return RecognitionOptions.DEFAULT.withLanguage(language.get()).withTask(task.get());
    }

    /// The same while somebody speaks.
    public RecognitionOptions liveOptions() {
        return options().withDecoding(Decoding.LIVE).withEndpointing(Endpointing.LIVE);
    }

    private void showAbilities() {
        var info = model.get().flatMap(chosen -> Optional.ofNullable(known.get(chosen.id())));
        languages.set(info.map(RecognizerInfo::languages)
                .or(() -> model.get().map(InstalledModel::languages))
                .orElse(List.of()));
        language.set(settings()
                .language()
                .filter(tag -> info.map(it -> it.understands(tag)).orElse(true)));
        translates.set(info.map(RecognizerInfo::translates)
                .or(() -> model.get().map(InstalledModel::translates))
                .orElse(false));
        if (!translates.get()) {
            task.set(Task.TRANSCRIBE);
        }
    }

    private Settings settings() {
        return with.settings().settings().get();
    }
}
