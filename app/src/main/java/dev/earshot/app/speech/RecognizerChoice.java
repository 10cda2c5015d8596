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

/// Which recogniser hears what is asked for next, in which language, and whether it translates. Model
/// and language are
/// kept in the settings. FX thread only.
public final class RecognizerChoice {
    private final Surroundings<?> with;
    private final ObservableList<InstalledModel> models = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<InstalledModel>> model =
            new ReadOnlyObjectWrapper<>(this, "model", Optional.empty());
    private final ObservableList<InstalledModel> modelsView = FXCollections.unmodifiableObservableList(models);
    private final ObservableList<Hearer.Service> services = FXCollections.observableArrayList();
    private final ObservableList<Hearer.Service> servicesView = FXCollections.unmodifiableObservableList(services);
    private final ReadOnlyObjectWrapper<Optional<Hearer>> hearer =
            new ReadOnlyObjectWrapper<>(this, "hearer", Optional.empty());
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
            if (!before.model().equals(now.model()) || !before.endpoints().equals(now.endpoints())) {
                refresh();
            } else if (!before.language().equals(now.language())) {
                showAbilities();
            }
        });
    }

    public ObservableList<InstalledModel> models() {
        return modelsView;
    }

    /// Services that hear as well.
    public ObservableList<Hearer.Service> services() {
        return servicesView;
    }

    /// Who hears what is asked for next; empty until that is known.
    public ReadOnlyObjectProperty<Optional<Hearer>> hearer() {
        return hearer.getReadOnlyProperty();
    }

    /// The model that is used unless a service is; empty until the installed ones are known.
    public ReadOnlyObjectProperty<Optional<InstalledModel>> model() {
        return model.getReadOnlyProperty();
    }

    /// What is to be known of who hears; empty where there is nothing to say.
    public String about() {
        return hearer.get()
                .map(who -> switch (who) {
                    case Hearer.Model(var one) -> with.engine().about(one);
                    case Hearer.Service service -> service.about();
                })
                .orElse("");
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
        var environment = settings().endpoints().environment();
        with.threads().waiting().execute(() -> {
            try {
                var installed = with.engine().models(folders);
                var preferred = with.engine().preferred();
                var saved = services(environment);
                with.threads().fx().execute(() -> found(installed, preferred, saved));
            } catch (SttException none) {
                with.threads().fx().execute(() -> with.notices().problem(none.sentence()));
            }
        });
    }

    /// A file that cannot be read takes no model away.
    private List<Hearer.Service> services(Optional<String> environment) {
        try {
            return with.engine().services().all(environment);
        } catch (SttException unread) {
            with.threads().fx().execute(() -> with.notices().problem(unread.sentence()));
            return List.of();
        }
    }

    private void found(List<InstalledModel> installed, InstalledModel preferred, List<Hearer.Service> saved) {
        if (!services.equals(saved)) {
            services.setAll(saved);
        }
        installed(installed, preferred);
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
        with.settings()
                .change(old -> old.withModel(Optional.of(old.nameOf(chosen)))
                        .withEndpoints(old.endpoints().withHears(Optional.empty())));
        showAbilities();
    }

    public void choose(Hearer.Service chosen) {
        with.settings().change(old -> old.withEndpoints(old.endpoints().withHears(Optional.of(chosen.name()))));
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
        with.settings()
                .change(old ->
                        old.withModelIn(folder).withEndpoints(old.endpoints().withHears(Optional.empty())));
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

    /// What a run that starts now asks for. What the model is known not to be able to do is not asked
    /// for.
    public RecognitionOptions options() {
        var spoken = hearer.get()
                .flatMap(who -> switch (who) {
                    case Hearer.Model _ -> Optional.<String>empty();
                    case Hearer.Service service -> service.endpoint().language();
                })
                .or(language::get);
        return RecognitionOptions.DEFAULT.withLanguage(spoken).withTask(task.get());
    }

    /// The same while somebody speaks.
    public RecognitionOptions liveOptions() {
        return options().withDecoding(Decoding.LIVE).withEndpointing(Endpointing.LIVE);
    }

    private void showAbilities() {
        var service = services.stream()
                .filter(one -> settings()
                        .endpoints()
                        .hears()
                        .filter(one.name()::equals)
                        .isPresent())
                .findFirst();
        service.ifPresentOrElse(_ -> showUnknown(), this::showAbilitiesOfModel);
        hearer.set(service.<Hearer>map(one -> one).or(() -> model.get().map(Hearer.Model::new)));
    }

    /// What a service understands is its own affair.
    private void showUnknown() {
        languages.set(List.of());
        language.set(settings().language());
        translates.set(false);
        task.set(Task.TRANSCRIBE);
    }

    private void showAbilitiesOfModel() {
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
