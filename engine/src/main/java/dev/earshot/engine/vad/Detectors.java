package dev.earshot.engine.vad;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the detectors of all streams of a process. Silero's weights are loaded when they are first needed, shared by
/// all streams, and freed at the end. Safe for many threads.
public final class Detectors implements AutoCloseable {
    /// What Silero is called among the models, and its folder there.
    public static final String SILERO = "silero-vad";

    private static final String WEIGHTS = "silero_vad_16k.safetensors";

    private static final String DAMAGED = "Silero VAD cannot be used, so the built-in detector finds where somebody"
            + " speaks: verify and repair silero-vad, or remove it and get it again.";

    private static final Logger LOG = LoggerFactory.getLogger(Detectors.class);

    private final Supplier<Optional<Path>> silero;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SileroVad> loaded = Optional.empty();
    private Optional<Failure> failed = Optional.empty();

    /// A file is not tried again before it is another.
    private record Failure(FileTime changed, SttException cause) {}

    /// @param silero the folder of its weights, if it is here; asked each time, since models come and go
    public Detectors(Supplier<Optional<Path>> silero) {
        this.silero = silero;
    }

    /// Of which there is only one, the built-in one.
    public static Detectors builtIn() {
        return new Detectors(Optional::empty);
    }

    /// The one that a stream gets that does not ask for a certain one.
    public Detector usual() {
        return weights().isPresent() ? Detector.SILERO : Detector.BUILT_IN;
    }

    /// Begins to listen to a stream. The first Silero takes a moment to load.
    ///
    /// @param aboveNoise how far above the noise speech is at least for the built-in one, in dB, in the mean of all
    ///     bands of frequency
    /// @throws SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED, OUT_OF_MEMORY where Silero was asked for
    public SpeechDetector open(Endpointing asked, double aboveNoise) {
        return asked.detector()
                .map(wanted -> switch (wanted) {
                    case SILERO -> new SileroDetector(load(weights().orElseThrow(Detectors::notHere)));
                    case BUILT_IN -> new SpectralDetector(aboveNoise);
                })
                .orElseGet(() -> usual(aboveNoise));
    }

    private SpeechDetector usual(double aboveNoise) {
        var weights = weights();
        if (weights.isEmpty()) {
            return new SpectralDetector(aboveNoise);
        }
        try {
            return new SileroDetector(load(weights.get()));
        } catch (SttException e) {
            return new Substitute(new SpectralDetector(aboveNoise), DAMAGED);
        }
    }

    private static SttException notHere() {
        return new SttException(
                SttError.MODEL_NOT_FOUND,
                "Silero VAD is not installed: get it with 'earshot models get silero-vad', or on the Models page.");
    }

    private Optional<Path> weights() {
        return silero.get().map(folder -> folder.resolve(WEIGHTS)).filter(Files::isRegularFile);
    }

    private SileroVad load(Path weights) {
        lock.lock();
        try {
            if (loaded.isEmpty()) {
                loaded = Optional.of(loadAnew(weights));
            }
            return loaded.get();
        } finally {
            lock.unlock();
        }
    }

    private SileroVad loadAnew(Path weights) {
        var changed = changed(weights);
        failed.filter(failure -> failure.changed().equals(changed)).ifPresent(failure -> {
            throw failure.cause();
        });
        try {
            return SileroVad.load(weights);
        } catch (SttException e) {
            LOG.warn("Silero VAD in {} cannot be used", weights, e);
            failed = Optional.of(new Failure(changed, e));
            throw e;
        }
    }

    private static FileTime changed(Path weights) {
        try {
            return Files.getLastModifiedTime(weights);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /// One that takes the place of another.
    private record Substitute(SpeechDetector detector, String why) implements SpeechDetector {
        @Override
        public List<Frame> hear(float[] samples) {
            return detector.hear(samples);
        }

        @Override
        public Detector kind() {
            return detector.kind();
        }

        @Override
        public Optional<String> notice() {
            return Optional.of(why);
        }
    }

    /// Frees the weights, after all streams.
    @Override
    public void close() {
        lock.lock();
        try {
            loaded.ifPresent(SileroVad::close);
            loaded = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
