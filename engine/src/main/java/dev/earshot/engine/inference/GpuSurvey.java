package dev.earshot.engine.inference;

import dev.earshot.engine.inference.NvidiaDriver.Gpu;
import java.util.Optional;

/// What this machine's GPU could do, in one sentence.
///
/// @param system as the property `os.name` has it
/// @param architecture as the property `os.arch` has it
/// @param kernelDriver whether the system has loaded NVIDIA's driver
record GpuSurvey(String system, String architecture, boolean kernelDriver) {
    GpuSupport of(Optional<NvidiaDriver> driver) {
        if (system.startsWith("Mac")) {
            return architecture.equals("aarch64")
                    ? new GpuSupport.BuiltIn("This Mac's GPU is used by the PyTorch that comes with Earshot; there is"
                            + " nothing to fetch.")
                    : new GpuSupport.Impossible("There is no PyTorch for the GPU of a Mac with an Intel processor.");
        }
        if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
            return new GpuSupport.Impossible(
                    "PyTorch for NVIDIA GPUs is there for 64-bit x86 processors only, and this one is " + architecture
                            + ".");
        }
        return driver.map(this::of).orElseGet(this::withoutDriver);
    }

    private GpuSupport withoutDriver() {
        return new GpuSupport.Impossible(
                kernelDriver
                        ? "NVIDIA's driver is loaded, but its program nvidia-smi is missing or does not answer: install"
                                + " it, or start the machine again."
                        : "There is no NVIDIA GPU with a driver here, so models run on the processor. If there is"
                                + " such a GPU, install NVIDIA's driver "
                                + CudaLibraries.OLDEST_DRIVER + " or newer.");
    }

    private GpuSupport of(NvidiaDriver driver) {
        if (major(driver.version()) < CudaLibraries.OLDEST_DRIVER) {
            return new GpuSupport.Impossible("NVIDIA's driver " + driver.version() + " is too old for the PyTorch that"
                    + " Earshot uses: install " + CudaLibraries.OLDEST_DRIVER + " or newer.");
        }
        return driver.gpus().stream()
                .filter(GpuSurvey::isNewEnough)
                .findFirst()
                .<GpuSupport>map(gpu -> new GpuSupport.Possible(driver, CudaLibraries.FLAVOR, sentence(gpu, driver)))
                .orElseGet(() -> new GpuSupport.Impossible(tooOld(driver)));
    }

    private static String tooOld(NvidiaDriver driver) {
        return driver.gpus().stream()
                .findFirst()
                .map(gpu -> "The " + gpu.name() + " is too old for the PyTorch that Earshot uses: it needs a GPU of"
                        + " compute capability 7.5 (2018) or newer, and this one has " + gpu.capability() + ".")
                .orElse("NVIDIA's driver is installed, but finds no GPU.");
    }

    private static String sentence(Gpu gpu, NvidiaDriver driver) {
        var memory = gpu.memory() > 0 ? " with " + Math.round(gpu.memory() / (double) (1 << 30)) + " GB" : "";
        return "The " + gpu.name() + memory + " can run models (driver " + driver.version()
                + (driver.cuda().isEmpty() ? "" : ", CUDA " + driver.cuda()) + ").";
    }

    private static boolean isNewEnough(Gpu gpu) {
        return gpu.capability().matches("\\d+\\.\\d+")
                && Double.parseDouble(gpu.capability()) >= CudaLibraries.LEAST_CAPABILITY;
    }

    private static int major(String version) {
        return version.matches("\\d{1,6}(\\..*)?") ? Integer.parseInt(version.replaceFirst("\\..*", "")) : 0;
    }
}
