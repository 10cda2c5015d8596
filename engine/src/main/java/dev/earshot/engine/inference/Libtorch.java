package dev.earshot.engine.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.RuntimeInUse.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The PyTorch library of this process: there can be one only, so this is the one place with state of its own.
///
/// The first use unpacks the library from its jar into a cache folder (once a machine) and loads it.
final class Libtorch {
    /// The PyTorch that comes with Earshot is this kind of it.
    static final String BUNDLED = "cpu";

    private static volatile int threads = defaultThreads();

    /// What was fetched for the GPU, to be loaded instead of what comes with Earshot.
    private static volatile Optional<PyTorchFolder> fetched = Optional.empty();

    /// DJL warns of a GPU driver that is missing, on machines that have no GPU. Kept here, because a logger that nobody
    /// holds is forgotten together with its level.
    private static final Logger DJL = Logger.getLogger("ai.djl");

    /// What the calling thread was last set to; 0 while it has not computed yet.
    private static final ThreadLocal<Integer> SET = ThreadLocal.withInitial(() -> 0);

    private Libtorch() {}

    /// All processors, or what the user told every OpenMP program.
    private static int defaultThreads() {
        var wish = System.getenv().getOrDefault("OMP_NUM_THREADS", "");
        return wish.matches("[1-9][0-9]{0,3}")
                ? Integer.parseInt(wish)
                : Runtime.getRuntime().availableProcessors();
    }

    /// @throws SttException UNSUPPORTED where the library cannot be loaded; DISK_FULL or WRITE_FAILED where it cannot
    ///     be unpacked
    static Engine engine() {
        return switch (Loaded.LIBRARY) {
            case Library.There there -> there.engine();
            case Library.Missing(var cause) -> throw new SttException(cause.error(), cause.sentence(), cause);
        };
    }

    /// Takes effect if the library is not loaded yet.
    static void prefer(PyTorchFolder folder) {
        fetched = Optional.of(folder);
    }

    /// Of the library that is loaded, or would be now.
    static String flavor() {
        try {
            return folder().map(PyTorchFolder::flavor).orElse(BUNDLED);
        } catch (SttException unsuitable) {
            return BUNDLED;
        }
    }

    /// The one that the user named goes before the one that was fetched; empty for what comes with
    /// Earshot.
    private static Optional<PyTorchFolder> folder() {
        return PyTorchFolder.named(System.getenv()).or(() -> fetched);
    }

    /// What the process has loaded.
    ///
    /// @throws SttException as [#engine]
    static RuntimeInUse inUse() {
        var engine = engine(); // before its path is asked for
        return new RuntimeInUse(
                Path.of(LibUtils.getLibtorchPath()), engine.getVersion(), flavorInUse(), source(), Compute.all());
    }

    private static String flavorInUse() {
        return loaded().map(PyTorchFolder::flavor).orElse(BUNDLED);
    }

    private static Source source() {
        return loaded().map(folder -> fetched.equals(Optional.of(folder)) ? Source.FETCHED : Source.NAMED)
                .orElse(Source.BUNDLED);
    }

    private static Optional<PyTorchFolder> loaded() {
        return switch (Loaded.LIBRARY) {
            case Library.There there -> there.from();
            case Library.Missing _ -> Optional.empty();
        };
    }

    /// How many NVIDIA GPUs there are. DJL counts them with a library that only an installed CUDA
    /// toolkit has; where it finds none though this PyTorch is one for CUDA, the first GPU is tried.
    static int gpus() {
        return switch (Loaded.LIBRARY) {
            case Library.There there -> there.gpus();
            case Library.Missing(var cause) -> throw new SttException(cause.error(), cause.sentence(), cause);
        };
    }

    static int threads() {
        return threads;
    }

    static void useThreads(int count) {
        threads = count;
    }

    /// Readies the calling thread for computing. Both settings are the thread's own in libtorch: how many threads share
    /// one operation, and not to spend the first runs of a graph on profiling it.
    static void prepareThread() {
        prepareThread(Integer.MAX_VALUE);
    }

    /// The same for an operation that no more threads than so many share.
    static void prepareThread(int most) {
        int wanted = Math.min(threads, most);
        if (SET.get() != wanted) {
            JniUtils.setGraphExecutorOptimize(false);
            JniUtils.setNumThreads(wanted);
            SET.set(wanted);
        }
    }

    /// Made once, as is the failure to: a class that could not be loaded cannot be tried again.
    private static final class Loaded {
        private static final Library LIBRARY = load();

        private static Library load() {
            // DJL would ask a cloud's metadata service where it runs, and look for models and libraries on the net.
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.offline", "true");
            DJL.setLevel(Level.SEVERE);
            try {
                return load(folder());
            } catch (SttException unsuitable) {
                return new Library.Missing(unsuitable);
            }
        }

        private static Library load(Optional<PyTorchFolder> from) {
            from.ifPresent(Loaded::tellDjl);
            try {
                var engine = Engine.getEngine("PyTorch");
                return new Library.There(engine, from, gpus(engine, from));
            } catch (RuntimeException | LinkageError e) {
                return new Library.Missing(
                        from.map(folder -> LoadFailure.of(e, folder)).orElseGet(() -> LoadFailure.of(e)));
            }
        }

        /// DJL asks the environment first, then these.
        private static void tellDjl(PyTorchFolder folder) {
            System.setProperty(PyTorchFolder.LIBRARY_PATH, folder.path().toString());
            System.setProperty(PyTorchFolder.FLAVOR, folder.flavor());
        }

        private static int gpus(Engine engine, Optional<PyTorchFolder> from) {
            int counted = engine.getGpuCount();
            boolean cuda =
                    from.filter(folder -> !folder.flavor().equals(BUNDLED)).isPresent();
            if (counted > 0 || !cuda) {
                return counted;
            }
            try (var manager = engine.newBaseManager(Device.gpu(0));
                    var number = manager.create(1f)) {
                return number.toFloatArray().length;
            } catch (EngineException none) {
                return 0;
            }
        }
    }

    private sealed interface Library {
        record There(Engine engine, Optional<PyTorchFolder> from, int gpus) implements Library {}

        record Missing(SttException cause) implements Library {}
    }
}
