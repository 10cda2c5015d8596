package dev.earshot.engine.inference;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import com.sun.management.OperatingSystemMXBean;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a network runs.
///
/// @param id `cpu`, `cuda:0`, `mps`
public record Compute(String id) {
    public static final Compute CPU = new Compute("cpu");

    /// Chooses a device.
    ///
    /// @param wanted `auto` (the first GPU, else the processor), `cpu`, `cuda` (the first), `cuda:N`, `mps`
    /// @throws SttException UNSUPPORTED when there is no such device
    public static Compute choose(String wanted) {
        var there = all();
        var id = wanted.toLowerCase(Locale.ROOT);
        return switch (id) {
            case "auto" -> there.getLast();
            case "cpu" -> CPU;
            case "cuda", "gpu" -> find("cuda:0", there);
            default -> find(id, there);
        };
    }

    /// All devices of this machine, the processor first.
    public static List<Compute> all() {
        var devices = new ArrayList<Compute>();
        devices.add(CPU);
        if (hasMps()) {
            devices.add(new Compute("mps"));
        }
        for (int i = Libtorch.gpus() - 1; i >= 0; i--) {
            devices.add(new Compute("cuda:" + i));
        }
        return List.copyOf(devices);
    }

    private static boolean hasMps() {
        return System.getProperty("os.name").startsWith("Mac")
                && System.getProperty("os.arch").equals("aarch64");
    }

    private static Compute find(String id, List<Compute> there) {
        return Optional.of(new Compute(id))
                .filter(there::contains)
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "There is no device '" + id + "' that PyTorch can use here; there is "
                                + String.join(
                                        ", ", there.stream().map(Compute::id).toList()) + "."));
    }

    /// The PyTorch that this process computes with, or will when it first needs it: `cpu`, `cu128`.
    /// Loads nothing.
    public static String runtime() {
        return Libtorch.flavor();
    }

    /// How many threads share one operation, in the whole process; at first as many as there are processors.
    public static int threads() {
        return Libtorch.threads();
    }

    /// Takes effect with the next operation of every thread.
    ///
    /// @param count at least 1
    public static void useThreads(int count) {
        Libtorch.useThreads(count);
    }

    /// Bytes of memory that it has, all of them, or as many as a container may use; empty where nobody can tell. Of a
    /// GPU its driver is asked, which takes a moment.
    public OptionalLong memory() {
        if (id.startsWith("cuda:")) {
            return gpuMemory(Integer.parseInt(id.substring(id.indexOf(':') + 1)));
        }
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return OptionalLong.of(system.getTotalMemorySize());
    }

    private static OptionalLong gpuMemory(int index) {
        try {
            return NvidiaSmi.here().driver().stream()
                    .flatMap(driver -> driver.gpus().stream())
                    .filter(gpu -> gpu.index() == index)
                    .mapToLong(NvidiaDriver.Gpu::memory)
                    .filter(bytes -> bytes > 0)
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    public boolean isCpu() {
        return equals(CPU);
    }

    /// What a person calls it: `CPU`, `GPU 0`.
    public String label() {
        if (isCpu()) {
            return "CPU";
        }
        return id.equals("mps") ? "GPU (Metal)" : "GPU " + id.substring(id.indexOf(':') + 1);
    }

    /// What an error of PyTorch means there.
    ///
    /// @param doing the method of a network, or what else was done
    RuntimeException failure(String doing, EngineException cause) {
        var message = String.valueOf(cause.getMessage());
        boolean memory = message.contains("out of memory") || message.contains("can't allocate memory");
        if (!isCpu()) {
            return new GpuFailure(memory, cause);
        }
        return memory
                ? new SttException(SttError.OUT_OF_MEMORY, "There was not enough memory for the model to go on.", cause)
                : new SttException(SttError.INTERNAL, "The network failed in '" + doing + "'.", cause);
    }

    Device device() {
        if (isCpu()) {
            return Device.cpu();
        }
        return id.equals("mps")
                ? Device.of("mps", -1)
                : Device.gpu(Integer.parseInt(id.substring(id.indexOf(':') + 1)));
    }
}
