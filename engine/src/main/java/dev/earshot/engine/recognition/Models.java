package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.FolderStamp;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The models of this machine: those in the user's models folder, those that other programs fetched
/// from the hub, and those inside the application. Each is loaded once and shared, and its weights are
/// freed when no session has used them for a while. Safe for many threads.
///
/// Of several threads that ask for the same model one loads it and the others wait; different models
/// load side by side. A model that could not be loaded is tried again when it is asked for again.
///
/// It is longer than most, as it is the one door to all that can be asked of models.
public final class Models implements AutoCloseable {
    /// How long weights stay in memory after the last session that used them.
    public static final Duration IDLE = Duration.ofMinutes(10);

    private final List<ModelFamily> families;
    private final ModelShelf shelf;
    private final SharedMemory memory;
    private volatile int maxSessions;
    private final Executor whenIdle;
    private final Detectors detectors;
    private final Map<Key, Place> places = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// Without models of the user's own; weights stay in memory for [#IDLE].
    ///
    /// @param maxSessions how many sessions each model may have open at once
    public Models(List<ModelFamily> families, int maxSessions) {
        this(families, ModelFolders.none(), maxSessions, after(IDLE));
    }

    /// Without a bound on what the models take together.
    ///
    /// @param maxSessions how many sessions each model may have open at once
    /// @param whenIdle runs what it is given when the time has passed after which unused weights are freed
    public Models(List<ModelFamily> families, ModelFolders folders, int maxSessions, Executor whenIdle) {
        this(families, folders, new ModelLimits(maxSessions, MemoryBudget.UNLIMITED), whenIdle);
    }

    /// @param whenIdle runs what it is given when the time has passed after which unused weights are freed
    public Models(List<ModelFamily> families, ModelFolders folders, ModelLimits limits, Executor whenIdle) {
        this.families = List.copyOf(families);
        this.shelf = new ModelShelf(this.families, folders);
        this.maxSessions = limits.sessions();
        this.memory = new SharedMemory(limits.memory());
        this.whenIdle = whenIdle;
        this.detectors = new Detectors(() -> folders.own().get().stream()
                .map(ModelFolder::path)
                .filter(folder -> folder.endsWith(Detectors.SILERO))
                .findFirst());
    }

    /// Finds the families by `ServiceLoader`; loads nothing. What they may use is [ModelLimits#usual].
    public static Models discover(ModelFolders folders) {
        return discover(folders, ModelLimits.usual());
    }

    /// Finds the families by `ServiceLoader`; loads nothing.
    public static Models discover(ModelFolders folders, ModelLimits limits) {
        var families = ServiceLoader.load(ModelFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Models(families, folders, limits, after(IDLE));
    }

    /// Freeing weights takes its time in native code, so that it has a thread of its own.
    private static Executor after(Duration idle) {
        return CompletableFuture.delayedExecutor(
                idle.toMillis(),
                TimeUnit.MILLISECONDS,
                free -> Thread.ofPlatform().daemon().name("earshot-unload").start(() -> {
                    free.run();
                    ProcessMemory.giveBack();
                }));
    }

    /// How many sessions each model may have open at once that is loaded from now on.
    public void allowSessions(int most) {
        maxSessions = most;
    }

    /// How much memory the weights of all models may take; what is loaded stays until another one needs room.
    public void allowMemory(MemoryBudget budget) {
        memory.allow(budget);
    }

    /// What a model is good for beside others, in a sentence or two; empty where there is nothing to say.
    public String about(InstalledModel model) {
        return familyOf(model).map(ModelFamily::about).orElse("");
    }

    /// What can be used now: those of the models folder first, then those of other programs, in each the one with the
    /// largest weights before the others, and the built-in recogniser last. Reads what names the models, not their
    /// weights.
    public List<InstalledModel> installed() {
        return installedOr(List.of());
    }

    /// Changes when a model comes or goes, and is cheaper than looking at [#installed]. A file that
    /// was rewritten in place does not change it.
    public FolderStamp stamp() {
        return shelf.folders().stamp().get();
    }

    /// What [#installed] says, with the models in other folders, after those of the models folder; a
    /// folder without one is left out.
    public List<InstalledModel> installedOr(List<Path> elsewhere) {
        return shelf.with(elsewhere);
    }

    /// The ids of the families that can be run.
    public List<String> families() {
        return families.stream().map(ModelFamily::id).toList();
    }

    /// The id of the family that can run the model in this folder; its weights need not be there yet.
    public Optional<String> family(Path folder) {
        return shelf.in(new ModelFolder(folder)).map(InstalledModel::family);
    }

    /// The model that is used when nobody chose one.
    ///
    /// @throws SttException MODEL_NOT_FOUND when there is none at all
    public InstalledModel preferred() {
        return installed().stream()
                .findFirst()
                .orElseThrow(() -> new SttException(SttError.MODEL_NOT_FOUND, "No model is installed."));
    }

    /// The first of the installed models that [find when a text is spoken][Recognizer#align].
    ///
    /// @throws SttException MODEL_NOT_FOUND when there is none
    public InstalledModel preferredAligner() {
        return installed().stream()
                .filter(this::aligns)
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.MODEL_NOT_FOUND,
                        "No model is installed that can time a given text: get one that hears letter by letter, such as a"
                                + " wav2vec 2.0, HuBERT or WavLM with a CTC head, and name its folder."));
    }

    /// Whether a model [finds when a text is spoken][Recognizer#align]; nothing is loaded.
    public boolean aligns(InstalledModel model) {
        return familyOf(model).filter(ModelFamily::aligns).isPresent();
    }

    /// What of a [Decoding] makes a difference to a model.
    public Set<Knob> understoodBy(InstalledModel model) {
        return familyOf(model).map(ModelFamily::understands).orElse(Set.of());
    }

    private Optional<ModelFamily> familyOf(InstalledModel model) {
        return families.stream()
                .filter(family -> family.id().equals(model.family()))
                .findFirst();
    }

    /// The model that somebody named: an installed one by its id, or any by its folder.
    ///
    /// @param name as in [InstalledModel#id], or the path of a folder
    /// @throws SttException MODEL_NOT_FOUND, naming what there is; UNSUPPORTED when no family can run it
    public InstalledModel find(String name) {
        return shelf.find(name);
    }

    /// The model in a folder of the user's own, wherever it lies.
    ///
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED when no family can run it
    public InstalledModel at(Path folder) {
        return shelf.at(folder);
    }

    /// The recogniser for a model, loading it (seconds) when it is not loaded yet. It belongs to
    /// this object: do not close it.
    ///
    /// Where memory is short, models that nobody uses are freed for it. A session on a model that was freed
    /// loads it again, and fails as this does when there is no room then.
    ///
    /// @throws SttException MODEL_CORRUPT, UNSUPPORTED when no family can run it; OUT_OF_MEMORY, also when it
    ///     needs more than all models together may take; OVERLOADED when those in use leave no room for it
    public Recognizer recognizer(InstalledModel model, LoadOptions options) {
        return places.computeIfAbsent(new Key(model, options), Place::new).recognizer();
    }

    /// What is in memory now, as it was when this looked.
    public List<ModelInMemory> loaded() {
        return places.values().stream()
                .flatMap(place -> place.loaded().stream())
                .toList();
    }

    private ModelFamily familyFor(InstalledModel model) {
        return familyOf(model)
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "This Earshot cannot run models of the kind '" + model.family() + "', which " + model.name()
                                + " is."));
    }

    /// Loads a model anew (seconds), for measuring, whether there is room or not. It belongs to the caller.
    ///
    /// @throws SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED when no family can run it
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        try {
            return familyFor(model).load(model, options);
        } catch (OutOfMemoryError e) {
            throw new SttException(
                    SttError.OUT_OF_MEMORY, "There is not enough memory to load " + model.name() + ".", e);
        }
    }

    /// What tells where somebody speaks; closed with the models.
    public Detectors detectors() {
        return detectors;
    }

    /// What tells where somebody speaks in sessions that do not ask for a certain detector.
    public Detector usualDetector() {
        return detectors.usual();
    }

    /// The names of the sizes that [#random] knows.
    public List<String> randomSizes() {
        return families.stream()
                .flatMap(family -> family.random().stream())
                .flatMap(models -> models.sizes().stream())
                .toList();
    }

    /// What a model has to compute, by the name it is published under; empty when no family knows its
    /// dimensions.
    Optional<ModelWork> work(String published) {
        return families.stream()
                .flatMap(family -> family.random().stream())
                .flatMap(models -> models.work(published).stream())
                .findFirst();
    }

    /// Makes a model with random weights, for measuring.
    ///
    /// @param folder exists and is empty
    /// @throws SttException UNSUPPORTED when no family has such a size
    public InstalledModel random(String size, Path folder) throws IOException {
        var models = families.stream()
                .flatMap(family -> family.random().stream())
                .filter(one -> one.sizes().contains(size))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "There is no size '" + size + "'; there is " + String.join(", ", randomSizes()) + "."));
        models.write(size, folder);
        return at(folder);
    }

    private record Key(InstalledModel model, LoadOptions options) {}

    /// Abandons all sessions and frees all models, after the loading of one that is being loaded.
    /// Idempotent.
    @Override
    public void close() {
        closed = true;
        places.values().forEach(Place::close);
        detectors.close();
    }

    /// Where one model is, or will be.
    private final class Place implements OnDemandModel.Loader {
        private final Key key;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Optional<Loaded> loaded = Optional.empty(); // written under `lock`

        /// @param weights the recogniser's own
        private record Loaded(OnDemandModel weights, Recognizer recognizer) {}

        Place(Key key) {
            this.key = key;
        }

        Recognizer recognizer() {
            lock.lock();
            try {
                if (closed) {
                    throw new SttException(SttError.CANCELLED, "Earshot is closing; no model is loaded any more.");
                }
                if (loaded.isEmpty()) {
                    var weights = OnDemandModel.load(key.model().name(), this, memory, whenIdle);
                    loaded = Optional.of(new Loaded(weights, new LocalRecognizer(weights, maxSessions, detectors)));
                }
                return loaded.get().recognizer();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Footprint footprint() {
            return familyFor(key.model()).footprint(key.model(), key.options());
        }

        @Override
        public LoadedModel load() {
            return Models.this.load(key.model(), key.options());
        }

        /// Empty while its weights are not in memory.
        Optional<ModelInMemory> loaded() {
            return loaded.map(Loaded::weights)
                    .flatMap(weights -> weights.footprint()
                            .map(print -> new ModelInMemory(
                                    key.model(), print.where().label(), print.bytes(), weights.decoders())));
        }

        void close() {
            lock.lock();
            try {
                loaded.map(Loaded::recognizer).ifPresent(Recognizer::close);
            } finally {
                lock.unlock();
            }
        }
    }
}
