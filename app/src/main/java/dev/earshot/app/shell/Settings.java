package dev.earshot.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// What the user chose, as it lies in `settings.json`. A missing field has its default.
///
/// @param model id of the model to use; empty means the best one installed
/// @param language BCP 47 tag of what is spoken; empty means that the model finds out
/// @param microphone id of the microphone to record from; empty means the system's default
/// @param recordings where recordings go; empty means the usual place
public record Settings(
        Appearance appearance,
        Optional<String> model,
        Optional<String> language,
        Optional<String> microphone,
        Optional<Path> recordings) {
    public static final Settings DEFAULT =
            new Settings(Appearance.SYSTEM, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Settings withAppearance(Appearance chosen) {
        return new Settings(chosen, model, language, microphone, recordings);
    }

    public Settings withModel(Optional<String> id) {
        return new Settings(appearance, id, language, microphone, recordings);
    }

    public Settings withLanguage(Optional<String> tag) {
        return new Settings(appearance, model, tag, microphone, recordings);
    }

    public Settings withMicrophone(Optional<String> id) {
        return new Settings(appearance, model, language, id, recordings);
    }

    public Settings withRecordings(Optional<Path> folder) {
        return new Settings(appearance, model, language, microphone, folder);
    }
}
