package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Settings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.store.InstalledModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which recogniser hears what is asked for next, and in which language. The choice is kept in the settings. FX thread
/// only.
final class RecognizerChoice {
    private final Surroundings with;
    private final ObservableList<InstalledModel> models = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<InstalledModel>> model =
            new ReadOnlyObjectWrapper<>(this, "model", Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> languages =
            new ReadOnlyObjectWrapper<>(this, "languages", List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> language =
            new ReadOnlyObjectWrapper<>(this, "language", Optional.empty());
    private final Map<String, RecognizerInfo> known = new HashMap<>();

    RecognizerChoice(Surroundings with) {
        this.with = with;
    }

    ObservableList<InstalledModel> models() {
        return FXCollections.unmodifiableObservableList(models);
    }

    /// What will be used; empty until the installed ones are known.
    ReadOnlyObjectProperty<Optional<InstalledModel>> model() {
        return model.getReadOnlyProperty();
    }

    /// BCP 47 tags that the model understands; empty while that is not known or any may be tried.
    ReadOnlyObjectProperty<List<String>> languages() {
        return languages.getReadOnlyProperty();
    }

    /// Empty: the recogniser finds out.
    ReadOnlyObjectProperty<Optional<String>> language() {
        return language.getReadOnlyProperty();
    }

    /// Looks again at what is installed, without making anybody wait.
    void refresh() {
        with.threads().waiting().execute(() -> {
            try {
                var installed = with.engine().models();
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
                .filter(candidate -> wanted.filter(candidate.id()::equals).isPresent())
                .findFirst()
                .orElse(preferred)));
        showLanguages();
    }

    void choose(InstalledModel chosen) {
        model.set(Optional.of(chosen));
        with.settings()
                .change(old -> new Settings(
                        old.appearance(),
                        Optional.of(chosen.id()),
                        old.language(),
                        old.microphone(),
                        old.recordings()));
        showLanguages();
    }

    void chooseLanguage(Optional<String> tag) {
        with.settings()
                .change(old -> new Settings(old.appearance(), old.model(), tag, old.microphone(), old.recordings()));
        showLanguages();
    }

    /// A recogniser was loaded and says what it understands.
    void learn(RecognizerInfo info) {
        known.put(info.id(), info);
        showLanguages();
    }

    /// What a run that starts now asks for. A language that the model is known not to understand is not asked for.
    RecognitionOptions options() {
        return RecognitionOptions.DEFAULT.withLanguage(language.get());
    }

    private void showLanguages() {
        var info = model.get().flatMap(chosen -> Optional.ofNullable(known.get(chosen.id())));
        languages.set(info.map(RecognizerInfo::languages).orElse(List.of()));
        language.set(settings()
                .language()
                .filter(tag -> info.map(it -> it.understands(tag)).orElse(true)));
    }

    private Settings settings() {
        return with.settings().settings().get();
    }
}
