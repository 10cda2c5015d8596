package dev.earshot.engine.inference;

import java.util.List;

/// The NVIDIA driver of this machine and the GPUs that it drives.
///
/// @param version of the driver: `570.86.15`
/// @param cuda the newest CUDA that it runs: `12.8`
public record NvidiaDriver(String version, String cuda, List<Gpu> gpus) {
    public NvidiaDriver {
        gpus = List.copyOf(gpus);
    }

    /// @param index as PyTorch counts them: `cuda:0`
    /// @param name `NVIDIA GeForce RTX 3060`
    /// @param memory bytes
    /// @param capability what it can compute: `8.6`
    public record Gpu(int index, String name, long memory, String capability) {}
}
