package dev.earshot.app.speech;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Recognizer;
import java.util.List;
import java.util.Optional;

/// Speech services elsewhere, which are saved as endpoints. Safe for many threads.
public interface Services {
    /// There are none.
    Services NONE = new Services() {
        @Override
        public List<Hearer.Service> all(Optional<String> environment) {
            return List.of();
        }

        @Override
        public Recognizer open(Hearer.Service service) {
            throw new SttException(
                    SttError.UNSUPPORTED, "Services are not used here; choose a model of this computer instead.");
        }
    };

    /// All of them, in the order in which they were added; reads a file.
    ///
    /// @param environment whose variables are filled in
    /// @throws SttException when the file cannot be read
    List<Hearer.Service> all(Optional<String> environment);

    /// The recogniser of one, which the caller closes. Connects to nothing yet; may wait for a person
    /// who unlocks the
    /// keys.
    ///
    /// @throws SttException UNSUPPORTED when a variable is not known or no address comes out;
    ///     ACCESS_DENIED for a key that
    ///     cannot be had
    Recognizer open(Hearer.Service service);
}
