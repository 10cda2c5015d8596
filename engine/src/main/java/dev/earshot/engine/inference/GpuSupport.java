package dev.earshot.engine.inference;

/// Whether this machine's GPU can run models, and if not, why.
public sealed interface GpuSupport {
    /// What a person is told.
    String sentence();

    /// An NVIDIA GPU and a driver that suit the PyTorch for CUDA that Earshot can fetch.
    ///
    /// @param flavor of PyTorch: `cu128`
    record Possible(NvidiaDriver driver, String flavor, String sentence) implements GpuSupport {}

    /// A GPU that the libraries which come with Earshot use already: Metal on a Mac.
    record BuiltIn(String sentence) implements GpuSupport {}

    /// No GPU, no driver, or one that does not suit.
    record Impossible(String sentence) implements GpuSupport {}
}
