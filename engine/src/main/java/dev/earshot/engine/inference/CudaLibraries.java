package dev.earshot.engine.inference;

import java.util.Locale;
import java.util.Optional;

/// The PyTorch for CUDA that fits this Earshot.
final class CudaLibraries {
    /// DJL publishes PyTorch 2.7.1 for this CUDA, and for no other.
    static final String FLAVOR = "cu128";

    /// The oldest driver that runs it: any of CUDA 12 does, by its minor version compatibility.
    static final int OLDEST_DRIVER = 525;

    /// The oldest GPUs that it was built for (Turing).
    static final double LEAST_CAPABILITY = 7.5;

    private CudaLibraries() {}

    /// What DJL calls this platform; empty for one that has no such libraries.
    static Optional<String> platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return Optional.of(system.startsWith("windows") ? "win-x86_64" : "linux-x86_64")
                .filter(_ -> architecture.equals("amd64") || architecture.equals("x86_64"))
                .filter(_ -> !system.startsWith("mac"));
    }

    /// Whether Earshot has what connects Java with a PyTorch of that kind (DJL's `djl_torch`).
    static boolean hasBridge(String flavor) {
        return flavor.equals(Libtorch.BUNDLED)
                || platform()
                        .map(name -> "/jnilib/" + name + "/" + flavor + "/" + System.mapLibraryName("djl_torch"))
                        .filter(resource -> CudaLibraries.class.getResource(resource) != null)
                        .isPresent();
    }

    /// Of the folder where such libraries lie.
    static String folderName(String platform) {
        return PyTorchFolder.VERSION + "-" + FLAVOR + "-" + platform;
    }
}
