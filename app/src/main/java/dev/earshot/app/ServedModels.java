package dev.earshot.app;

import dev.earshot.bridge.server.Recognizers;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.util.Optional;
import java.util.stream.Collectors;

/// The models that a server hears with: its usual one, and by their ids those that are installed. A name never leads to
/// a folder, since strangers send it.
///
/// @param usual for a client that names none
/// @param options with which all are loaded
public record ServedModels(Models models, InstalledModel usual, LoadOptions options) implements Recognizers {
    @Override
    public Recognizer named(Optional<String> model) {
        var chosen = model.filter(name -> !name.equals(usual.id()))
                .map(this::installed)
                .orElse(usual);
        return models.recognizer(chosen, options);
    }

    private InstalledModel installed(String name) {
        return models.installed().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.MODEL_NOT_FOUND,
                        "This server has no model of that name; it has "
                                + models.installed().stream()
                                        .map(InstalledModel::id)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
