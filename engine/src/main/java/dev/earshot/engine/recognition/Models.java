package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// The models of this machine, each loaded once and shared. Safe for many threads.
///
/// Of several threads that ask for the same model one loads it and the others wait; different models load side by
/// side. A model that could not be loaded is tried again when it is asked for again.
public final class Models implements AutoCloseable {
    private final List<ModelFamily> families;
    private final int maxSessions;
    private final Map<Key, Place> places = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param maxSessions how many sessions each model may have open at once
    public Models(List<ModelFamily> families, int maxSessions) {
        this.families = List.copyOf(families);
        this.maxSessions = maxSessions;
    }

    /// Finds the families by `ServiceLoader`; loads nothing. A model may have as many sessions as the machine has
    /// processors, and two at least.
    public static Models discover() {
        var families = ServiceLoader.load(ModelFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Models(families, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /// What can be used now: neural models first, the built-in recogniser last.
    public List<InstalledModel> installed() {
        return families.stream()
                .flatMap(family -> family.builtIn().stream())
                .sorted(Comparator.comparing(
                        (InstalledModel model) -> model.folder().isEmpty()))
                .toList();
    }

    /// The model that is used when nobody chose one.
    ///
    /// @throws SttException MODEL_NOT_FOUND when there is none at all
    public InstalledModel preferred() {
        return installed().stream()
                .findFirst()
                .orElseThrow(() -> new SttException(SttError.MODEL_NOT_FOUND, "No model is installed."));
    }

    /// @param id as in [InstalledModel#id]
    /// @throws SttException MODEL_NOT_FOUND, naming what there is
    public InstalledModel find(String id) {
        return installed().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SttException(SttError.MODEL_NOT_FOUND, notFound(id)));
    }

    /// The model in a folder of the user's own, wherever it lies.
    ///
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED when no family can run it
    public InstalledModel at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SttException(SttError.MODEL_NOT_FOUND, "There is no model folder " + folder + ".");
        }
        return families.stream()
                .flatMap(family -> family.at(folder).stream())
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The folder " + folder + " holds no model that this Earshot can run: it needs a config.json of"
                                + " a known kind and its weights as safetensors."));
    }

    private String notFound(String id) {
        var known = installed().stream().map(InstalledModel::id).collect(Collectors.joining(", "));
        return "There is no model '" + id + "'. "
                + (known.isEmpty() ? "None is installed." : "Installed: " + known + ".");
    }

    /// The recogniser for a model, loading it (seconds) when it is not loaded yet. It belongs to this object: do not
    /// close it.
    ///
    /// @throws SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED when no family can run it
    public Recognizer recognizer(InstalledModel model, LoadOptions options) {
        return places.computeIfAbsent(new Key(model, options), _ -> new Place()).recognizer(model, options);
    }

    private record Key(InstalledModel model, LoadOptions options) {}

    /// Abandons all sessions and frees all models, after the loading of one that is being loaded. Idempotent.
    @Override
    public void close() {
        closed = true;
        places.values().forEach(Place::close);
    }

    private LoadedModel load(InstalledModel model, LoadOptions options) {
        var family = families.stream()
                .filter(one -> one.id().equals(model.family()))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "This Earshot cannot run models of the kind '" + model.family() + "', which " + model.name()
                                + " is."));
        try {
            return family.load(model, options);
        } catch (OutOfMemoryError e) {
            throw new SttException(
                    SttError.OUT_OF_MEMORY, "There is not enough memory to load " + model.name() + ".", e);
        }
    }

    /// Where one model is, or will be.
    private final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Recognizer> loaded = Optional.empty();

        Recognizer recognizer(InstalledModel model, LoadOptions options) {
            lock.lock();
            try {
                if (closed) {
                    throw new SttException(SttError.CANCELLED, "Earshot is closing; no model is loaded any more.");
                }
                if (loaded.isEmpty()) {
                    loaded = Optional.of(new LocalRecognizer(load(model, options), maxSessions));
                }
                return loaded.get();
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                loaded.ifPresent(Recognizer::close);
            } finally {
                lock.unlock();
            }
        }
    }
}
