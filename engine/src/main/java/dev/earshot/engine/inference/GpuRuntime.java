package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.NvidiaDriver.Gpu;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// PyTorch for the GPU: what is in use, what could be, and fetching it on request. Safe for many
/// threads.
///
/// Earshot comes with PyTorch for the processor (on a Mac with Apple silicon that one uses the GPU
/// too). For NVIDIA GPUs there is one for CUDA, some gigabytes large, which DJL's makers publish. It is
/// fetched from there, the same files that DJL itself would fetch, and only when the user asks. A
/// process loads one PyTorch and keeps it: what was fetched is used when Earshot starts the next time.
///
/// An installation of the user's own goes before it, where `PYTORCH_LIBRARY_PATH` names one whose
/// version fits.
public final class GpuRuntime {
    /// Where DJL fetches its libraries from.
    public static final URI PUBLISHED = URI.create("https://publish.djl.ai/pytorch/");

    private final Path folder;
    private final Map<String, String> environment;
    private final NvidiaSmi nvidia;
    private final RuntimeIndex index;
    private final RuntimeFetch fetch;

    /// @param folder for what is fetched; need not exist
    /// @param base where the libraries are published, with a slash at its end: [#PUBLISHED]
    /// @param environment variables of this process
    /// @param net with the user's proxies, and following redirects
    public GpuRuntime(Path folder, URI base, Map<String, String> environment, HttpClient net) {
        this(folder, base, environment, net, NvidiaSmi.here());
    }

    GpuRuntime(Path folder, URI base, Map<String, String> environment, HttpClient net, NvidiaSmi nvidia) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.nvidia = nvidia;
        this.index = new RuntimeIndex(base, net);
        this.fetch = new RuntimeFetch(new PartFetch(net));
    }

    /// Has this process load what was fetched when it first needs PyTorch. To be called when Earshot
    /// starts; cheap, and without effect once PyTorch is loaded.
    public void adopt() {
        adopt(folder);
    }

    /// The same, for where nothing else is wanted of it.
    public static void adopt(Path folder) {
        whole(folder).ifPresent(path -> Libtorch.prefer(new PyTorchFolder(path, CudaLibraries.FLAVOR)));
    }

    private static Optional<Path> whole(Path folder) {
        return target(folder).filter(Files::isDirectory);
    }

    /// What this process uses; loads PyTorch (a second) when it is not loaded yet.
    ///
    /// @throws SttException UNSUPPORTED, DISK_FULL, WRITE_FAILED when it cannot be loaded
    public RuntimeInUse inUse() {
        return Libtorch.inUse();
    }

    /// Why the installation that the user named in `PYTORCH_LIBRARY_PATH` cannot be used, so that no
    /// neural model can run; empty when none was named, or one that fits. Loads nothing.
    public Optional<String> misfit() {
        try {
            PyTorchFolder.named(environment);
            return Optional.empty();
        } catch (SttException unsuitable) {
            return Optional.of(unsuitable.sentence());
        }
    }

    /// Computes a little on every device and compares it with the processor; loads PyTorch as above.
    public List<DeviceProof> prove() {
        var devices = Compute.all();
        var gpus = devices.size() > 1 ? gpus() : List.<Gpu>of();
        var check = new DeviceCheck();
        var proofs = new ArrayList<DeviceProof>();
        for (var device : devices) {
            proofs.add(check.of(device, name(device, gpus)));
        }
        return proofs;
    }

    private List<Gpu> gpus() {
        try {
            return nvidia.driver().map(NvidiaDriver::gpus).orElse(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static String name(Compute device, List<Gpu> gpus) {
        return device.isCpu()
                ? Processor.name()
                : gpus.stream()
                        .filter(gpu -> device.id().equals("cuda:" + gpu.index()))
                        .findFirst()
                        .map(Gpu::name)
                        .orElse(device.id());
    }

    /// What this machine's GPU could do. Asks the driver (some 100 ms), loads nothing.
    public GpuSupport support() throws InterruptedException {
        return new GpuSurvey(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Files.exists(Path.of("/proc/driver/nvidia/version")))
                .of(nvidia.driver());
    }

    /// The libraries that were fetched and are whole; what is used at the next start.
    public Optional<Path> fetched() {
        return whole(folder);
    }

    private static Optional<Path> target(Path folder) {
        return CudaLibraries.platform().map(platform -> folder.resolve(CudaLibraries.folderName(platform)));
    }

    /// Asks the publisher what there is to fetch, and how large it is.
    ///
    /// @throws SttException UNSUPPORTED where nothing suits this platform, NETWORK
    public RuntimePlan plan() throws InterruptedException {
        var platform = CudaLibraries.platform()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED, "There is no PyTorch for NVIDIA GPUs on this platform."));
        return index.plan(platform, folder);
    }

    /// Fetches all of it and puts it into place in one step, on the calling thread; goes on where an
    /// earlier fetching was cut off. To be interrupted. Afterwards Earshot has to be started again to
    /// use it.
    ///
    /// @param progress told on the calling thread, with every piece that arrives
    /// @throws SttException NETWORK, MODEL_CORRUPT for what arrives damaged, DISK_FULL, WRITE_FAILED,
    ///     OVERLOADED when another Earshot is fetching it; what has arrived whole is kept for the next
    ///     time
    public void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) throws InterruptedException {
        fetch.fetch(plan, progress);
    }

    /// Removes what was fetched, half fetchings included.
    ///
    /// @throws SttException WRITE_FAILED, as on Windows while a process uses it
    public void remove() {
        target(folder).ifPresent(RuntimeFetch::remove);
    }
}
