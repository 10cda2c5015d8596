package dev.earshot.engine.inference;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// PyTorch for the GPU: what is in use, what could be, and fetching it on request. Safe for many threads.
///
/// Earshot comes with PyTorch for the processor (on a Mac with Apple silicon that one uses the GPU too). For NVIDIA
/// GPUs there is one for CUDA, some gigabytes large, which DJL's makers publish; it is fetched from there, the same
/// files that DJL itself would fetch, and only when the user asks. A process loads one PyTorch and keeps it: what is
/// fetched is used when Earshot starts the next time.
///
/// An installation of the user's own is used where `PYTORCH_LIBRARY_PATH` names it, if its version fits.
public final class GpuRuntime {
    /// Where DJL fetches its libraries from.
    public static final URI PUBLISHED = URI.create("https://publish.djl.ai/pytorch/");

    private final Path folder;
    private final URI base;
    private final Map<String, String> environment;
    private final HttpClient net;

    /// @param folder for what is fetched; need not exist
    /// @param base where the libraries are published, with a slash at its end
    /// @param environment variables of this process
    /// @param net with the user's proxies, and following redirects
    public GpuRuntime(Path folder, URI base, Map<String, String> environment, HttpClient net) {
        this.folder = folder;
        this.base = base;
        this.environment = Map.copyOf(environment);
        this.net = net;
    }

    /// Has this process load what was fetched, or what the user named, when it first needs PyTorch. To be called when
    /// Earshot starts; cheap, and without effect once PyTorch is loaded.
    public void adopt() {
        throw new UnsupportedOperationException(folder + " " + base + environment + net);
    }

    /// What this process uses; loads PyTorch (a second) when it is not loaded yet.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED, DISK_FULL, WRITE_FAILED when it cannot be loaded
    public RuntimeInUse inUse() {
        throw new UnsupportedOperationException();
    }

    /// Computes a little on every device and compares it with the processor; loads PyTorch as above.
    public List<DeviceProof> prove() {
        throw new UnsupportedOperationException();
    }

    /// What this machine's GPU could do. Asks the driver (some 100 ms), loads nothing.
    public GpuSupport support() throws InterruptedException {
        throw new InterruptedException();
    }

    /// The libraries that were fetched and are whole; what is used at the next start.
    public Optional<Path> fetched() {
        return Optional.empty();
    }

    /// Asks the publisher what there is to fetch, and how large it is.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED where nothing suits this machine; or that the publisher
    ///     cannot be reached
    public RuntimePlan plan() throws InterruptedException {
        throw new InterruptedException();
    }

    /// Fetches all of it and puts it into place in one step, on the calling thread; goes on where an earlier fetching
    /// was cut off. To be interrupted. Afterwards Earshot has to be started again to use it.
    ///
    /// @param progress told on the calling thread, some times a second
    /// @throws dev.earshot.engine.SttException DISK_FULL, WRITE_FAILED, or that the publisher cannot be reached.
    ///     What is there already is kept for the next time
    public void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) throws InterruptedException {
        throw new InterruptedException();
    }

    /// Removes what was fetched, half fetchings included; on Windows only while no process uses it.
    ///
    /// @throws dev.earshot.engine.SttException WRITE_FAILED
    public void remove() {
        throw new UnsupportedOperationException();
    }
}
