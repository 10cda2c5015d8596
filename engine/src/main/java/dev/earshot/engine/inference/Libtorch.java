package dev.earshot.engine.inference;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import dev.earshot.engine.SttException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The PyTorch library of this process: there can be one only, so this is the one place with state of its own.
///
/// The first use unpacks the library from its jar into a cache folder (once a machine) and loads it.
final class Libtorch {
    private static volatile int threads = defaultThreads();

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
            case Library.There(var engine) -> engine;
            case Library.Missing(var cause) -> throw new SttException(cause.error(), cause.sentence(), cause);
        };
    }

    static String flavor() {
        return "cpu";
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
        int wanted = threads;
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
                return new Library.There(Engine.getEngine("PyTorch"));
            } catch (RuntimeException | LinkageError e) {
                return new Library.Missing(LoadFailure.of(e));
            }
        }
    }

    private sealed interface Library {
        record There(Engine engine) implements Library {}

        record Missing(SttException cause) implements Library {}
    }
}
