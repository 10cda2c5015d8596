package dev.earshot.app.models;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.DeviceProof;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.NvidiaDriver;
import dev.earshot.engine.inference.RuntimeInUse;
import dev.earshot.engine.inference.RuntimePlan;
import dev.earshot.engine.inference.RuntimeProgress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A machine with a GPU that is not used yet.
final class FakeGpu implements GpuParts {
    @Override
    public State look() {
        return new State(
                new RuntimeInUse(
                        Path.of("/opt/pytorch"), "2.7.1", "cpu", RuntimeInUse.Source.BUNDLED, List.of(Compute.CPU)),
                List.of(new DeviceProof(
                        Compute.CPU,
                        "AMD Ryzen 7 5800U",
                        Duration.ofMillis(3),
                        0,
                        "The processor (AMD Ryzen 7 5800U) computed a test in 3 ms.")),
                new GpuSupport.Possible(
                        new NvidiaDriver("570.86.15", "12.8", List.of()),
                        "cu128",
                        "There is an NVIDIA GeForce RTX 3060 with a driver that suits. PyTorch for it can be fetched."),
                false,
                false);
    }

    @Override
    public RuntimePlan plan() {
        return new RuntimePlan(
                "cu128",
                Path.of("/home/ada/.local/share/earshot/pytorch"),
                List.of(new RuntimePlan.File("libtorch.so", URI.create("https://x/"), 2_400_000_000L)));
    }

    @Override
    public void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) {}

    @Override
    public void remove() {}
}
