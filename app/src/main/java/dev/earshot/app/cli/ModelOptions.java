package dev.earshot.app.cli;

import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How speech is recognised.
final class ModelOptions {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "Which model hears; 'earshot models' lists them. Default: the best one installed.")
    Optional<String> model = Optional.empty();

    @Option(
            names = {"-l", "--language"},
            paramLabel = "TAG",
            description = "What is spoken, as a language tag: en, de, pt-BR. Default: the model finds out, or takes its"
                    + " only one.")
    Optional<String> language = Optional.empty();

    InstalledModel chosen(Models models) {
        return model.map(models::find).orElseGet(models::preferred);
    }

    /// Loads the model, which takes seconds, and says so.
    static Recognizer load(Models models, InstalledModel model, StatusLine status) {
        status.showNow("Loading " + model.name() + " ...", "");
        try {
            return models.recognizer(model, LoadOptions.AUTO);
        } finally {
            status.clear();
        }
    }

    RecognitionOptions options(boolean interim) {
        return RecognitionOptions.DEFAULT.withLanguage(language).withInterim(interim);
    }
}
