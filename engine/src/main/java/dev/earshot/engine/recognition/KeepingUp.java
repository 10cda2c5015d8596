package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// "Will it keep up?": how fast models are on this machine, measured once and remembered in a file, or estimated for
/// those that are not here yet. Safe for many threads; one measuring at a time, the others wait.
///
/// What is remembered belongs to a model's id and the size of its weights, precision, device, threads, the version of
/// Earshot and the name of the processor: when one of them changes, it is measured anew.
public final class KeepingUp {
    /// The most that a measuring takes, loading included; see [Calibration] for what that promises.
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private final Models models;
    private final Path file;
    private final String version;

    /// @param file what is remembered is kept there as JSON; it need not exist
    /// @param version of Earshot
    public KeepingUp(Models models, Path file, String version) {
        this.models = models;
        this.file = file;
        this.version = version;
    }

    /// What is remembered of a model. Reads a small file; loads nothing and measures nothing.
    public Optional<Speed> known(InstalledModel model, LoadOptions options) {
        return Optional.empty();
    }

    /// Measures a model, which is loaded for it, on the calling thread, and remembers the result. To be interrupted: it
    /// ends when the native call that it is in has returned.
    ///
    /// @param progress told on the calling thread
    /// @throws dev.earshot.engine.SttException what loading fails with
    public Speed measure(InstalledModel model, LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        throw new UnsupportedOperationException(model.id() + models.randomSizes() + file + version);
    }

    /// How fast a model would be that is not here, by the name it is published under (`whisper-base`,
    /// `openai/whisper-base`, `wav2vec2-base-960h`); empty before [#measureMachine], and for one whose
    /// dimensions are not known.
    public Optional<Speed> estimate(String published, LoadOptions options) {
        return Optional.empty();
    }

    /// What is remembered of the machine.
    public Optional<MachineSpeed> machine(LoadOptions options) {
        return Optional.empty();
    }

    /// Measures the machine with small models of random weights, and remembers the result; as [#measure].
    public MachineSpeed measureMachine(LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
