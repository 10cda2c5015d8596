package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Offer;
import dev.earshot.engine.recognition.ModelInMemory;
import dev.earshot.engine.recognition.Recognizer;
import java.util.List;
import java.util.Optional;

/// Who hears for the clients of a server. Safe for many threads.
public interface Recognizers {
    /// Loads the model first where it has to, which takes seconds. What is returned is shared, and
    /// not to be closed.
    ///
    /// @param model as a client calls it; a stranger, so never to be taken for a path. Empty for
    ///     the usual one
    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, and what loading may fail of
    Recognizer named(Optional<String> model);

    /// The models that clients may ask for by name, the usual one first. Empty where there is no choice.
    default List<Offer.Model> offered() {
        return List.of();
    }

    /// The models that are in memory now.
    default List<ModelInMemory> loaded() {
        return List.of();
    }
}
