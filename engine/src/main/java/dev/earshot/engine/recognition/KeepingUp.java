package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.recognition.Calibration.Watch;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// "Will it keep up?": how fast models are on this machine, measured once and remembered in a file, or
/// estimated for those that are not here yet. Safe for many threads; one measures at a time, and the
/// others wait.
///
/// What is remembered belongs to a model's id and the size of its weights, precision, device, threads,
/// the PyTorch in use, the version of Earshot and the name of the processor: when one of them changes,
/// it is measured anew.
public final class KeepingUp {
    /// The most that a measuring takes, loading included; see [Calibration] for what that promises.
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private final Models models;
    private final SpeedFile file;
    private final ReentrantLock measuring = new ReentrantLock();

    /// @param file what is remembered is kept there as JSON; it need not exist
    /// @param version of Earshot
    public KeepingUp(Models models, Path file, String version) {
        this.models = models;
        this.file = new SpeedFile(file, version, Processor.name());
    }

    /// What is remembered of a model. Reads a small file; loads nothing and measures nothing.
    public Optional<Speed> known(InstalledModel model, LoadOptions options) {
        return file.speed(key(model, options));
    }

    /// Measures a model, which is loaded for it, on the calling thread, and remembers the result. To be
    /// interrupted: it ends when the native call that it is in has returned.
    ///
    /// @param progress told on the calling thread
    /// @throws dev.earshot.engine.SttException what loading fails with; UNSUPPORTED for a model that
    ///     cannot be timed in parts, as the built-in recogniser
    public Speed measure(InstalledModel model, LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        measuring.lockInterruptibly();
        try {
            var speed = new Calibration(LONGEST, System::nanoTime).measure(() -> models.load(model, options), progress);
            file.keep(key(model, options), speed);
            return speed;
        } finally {
            measuring.unlock();
        }
    }

    /// How fast a model would be that is not here, by the name it is published under (`whisper-base`,
    /// `openai/whisper-base`, `wav2vec2-base-960h`); empty before [#measureMachine], and for one whose
    /// dimensions are not known.
    public Optional<Speed> estimate(String published, LoadOptions options) {
        return machine(options).flatMap(machine -> models.work(published).map(machine::estimate));
    }

    /// What is remembered of the machine.
    public Optional<MachineSpeed> machine(LoadOptions options) {
        return file.machine(machineKey(options));
    }

    /// Measures the machine with small models of random weights, and remembers the result; as
    /// [#measure].
    ///
    /// @throws dev.earshot.engine.SttException WRITE_FAILED where there is no room for them, OVERLOADED
    ///     on a machine too busy to be measured, UNSUPPORTED where PyTorch cannot be loaded
    public MachineSpeed measureMachine(LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        measuring.lockInterruptibly();
        try {
            var speed = new MachineProbe(models, options).measure(new Watch(LONGEST, System::nanoTime, progress));
            file.keep(machineKey(options), speed);
            return speed;
        } finally {
            measuring.unlock();
        }
    }

    private static SpeedFile.Key key(InstalledModel model, LoadOptions options) {
        long weights =
                model.folder().map(folder -> new ModelFolder(folder).weights()).orElse(0L);
        return new SpeedFile.Key(model.id(), weights, configuration(options));
    }

    private static SpeedFile.Key machineKey(LoadOptions options) {
        return new SpeedFile.Key("", 0, configuration(options));
    }

    /// `auto bf16+int8 2 threads cpu`
    private static String configuration(LoadOptions options) {
        return options.device() + " " + label(options.encoder()) + "+" + label(options.decoder()) + " "
                + options.threads().orElseGet(Compute::threads) + " threads " + Compute.runtime();
    }

    private static String label(Optional<Precision> precision) {
        return precision.map(Precision::label).orElse("auto");
    }
}
