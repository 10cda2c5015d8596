package dev.earshot.app.speech;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What every page that listens asks of the engine: the seam at which tests put models and
/// microphones of their own.
/// Safe for many threads; everything that waits says so.
public interface SpeechEngine {
    /// What can be used now, the best first, with the models in these folders.
    List<InstalledModel> models(List<Path> folders);

    /// The model in a folder.
    ///
    /// @throws SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED
    InstalledModel modelAt(Path folder);

    /// What is used when nobody chose.
    InstalledModel preferred();

    /// What a model is good for beside others, in a sentence or two; may be empty.
    String about(InstalledModel model);

    /// Which of these to offer instead of one that is too slow for who speaks; reads the sizes of
    /// some files.
    ///
    /// @param language BCP 47 tag of what is spoken, if that is known
    Optional<InstalledModel> smaller(InstalledModel slow, List<InstalledModel> among, Optional<String> language);

    /// The recogniser for a model; waits seconds while it is loaded.
    ///
    /// @throws SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED
    Recognizer recognizer(InstalledModel model, LoadOptions options);

    /// Services elsewhere that hear as well.
    default Services services() {
        return Services.NONE;
    }

    /// The recogniser of a model or a service; waits while a model is loaded or a keyring is
    /// unlocked. The caller closes
    /// it.
    ///
    /// @throws SttException as [#recognizer(InstalledModel, LoadOptions)] and [Services#open]
    default Recognizer recognizer(Hearer who, LoadOptions options) {
        return switch (who) {
            case Hearer.Model(var model) -> new Lent(recognizer(model, options));
            case Hearer.Service service -> services().open(service);
        };
    }

    /// The microphones there are, the system's default first; waits some milliseconds.
    List<Microphone> microphones();

    /// Starts a microphone and writes what it hears into a file in `folder`; waits for the device.
    ///
    /// @param microphone id of one; the default where it is empty or gone
    /// @throws SttException DEVICE_UNAVAILABLE, DISK_FULL, WRITE_FAILED
    Take record(Optional<String> microphone, Path folder);
}
