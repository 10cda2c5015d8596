package dev.earshot.bridge.wire;

import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a server has at one moment.
///
/// @param models the usual one first; may be empty
/// @param defaults what a client gets that asks for nothing
public record Offer(List<Model> models, Request defaults) {
    /// For recordings, in a language that the recogniser finds.
    public static final Request RECORDING = new Request(
            new RecognitionOptions(Optional.empty(), Task.TRANSCRIBE, false, Decoding.DEFAULT), Optional.empty());

    /// A model that may be asked for.
    ///
    /// @param id as clients call it
    /// @param owner who made it: a name in small letters, `openai`
    /// @param since when it came to this machine
    public record Model(String id, String owner, Instant since) {}

    public Offer {
        models = List.copyOf(models);
    }

    public Optional<Model> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
