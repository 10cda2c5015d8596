package dev.earshot.app.shell;

import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user chose, as it lies in `settings.json`. A missing field has its default.
///
/// @param model id or folder of the model to use; empty means the best one installed
/// @param modelFolders models that the user chose by their folders, the newest first
/// @param device where models run, as in [LoadOptions#device]; empty means where it is best
/// @param precision of a model's numbers; empty means what this machine does best
/// @param language BCP 47 tag of what is spoken; empty means that the model finds out
/// @param microphone id of the microphone to record from; empty means the system's default
/// @param recordings where recordings go; empty means the usual place
/// @param capitals how text is shown of recognisers that know capitals only
/// @param supply where models come from and where they are kept
/// @param live how the Live page listens and looks
/// @param server how the Server page serves
/// @param endpoints which services elsewhere are used
public record Settings(
        Appearance appearance,
        Optional<String> model,
        List<Path> modelFolders,
        Optional<String> device,
        Optional<Precision> precision,
        Optional<String> language,
        Optional<String> microphone,
        Optional<Path> recordings,
        Capitals capitals,
        ModelSupply supply,
        LiveChoices live,
        ServerChoices server,
        EndpointChoices endpoints) {
    public static final Settings DEFAULT = new Settings(
            Appearance.SYSTEM,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Capitals.AS_SENTENCES,
            ModelSupply.DEFAULT,
            LiveChoices.DEFAULT,
            ServerChoices.DEFAULT,
            EndpointChoices.DEFAULT);

    /// How many model folders are remembered.
    private static final int FOLDERS = 5;

    public Settings {
        modelFolders = List.copyOf(modelFolders);
    }

    /// How models are loaded.
    public LoadOptions loading() {
        return new LoadOptions(device.orElse(LoadOptions.AUTO.device()), precision, precision);
    }

    /// What [#model] calls this one: what it is called now, its folder where the user chose that, or
    /// its id.
    public String nameOf(InstalledModel one) {
        return model.filter(one::isCalled)
                .orElseGet(() -> one.folder()
                        .filter(modelFolders::contains)
                        .map(Path::toString)
                        .orElse(one.id()));
    }

    public Settings withAppearance(Appearance chosen) {
        return new Settings(
                chosen,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withModel(Optional<String> name) {
        return new Settings(
                appearance,
                name,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    /// Uses the model in this folder, and remembers it.
    public Settings withModelIn(Path folder) {
        var folders = Stream.concat(Stream.of(folder), modelFolders.stream())
                .distinct()
                .limit(FOLDERS)
                .toList();
        return new Settings(
                appearance,
                Optional.of(folder.toString()),
                folders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withDevice(Optional<String> name) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                name,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withPrecision(Optional<Precision> chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                chosen,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withLanguage(Optional<String> tag) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                tag,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withMicrophone(Optional<String> id) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                id,
                recordings,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withRecordings(Optional<Path> folder) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                folder,
                capitals,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withCapitals(Capitals chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                chosen,
                supply,
                live,
                server,
                endpoints);
    }

    public Settings withLive(LiveChoices chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                chosen,
                server,
                endpoints);
    }

    public Settings withServer(ServerChoices chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                chosen,
                endpoints);
    }

    public Settings withEndpoints(EndpointChoices chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                supply,
                live,
                server,
                chosen);
    }

    public Settings withSupply(ModelSupply chosen) {
        return new Settings(
                appearance,
                model,
                modelFolders,
                device,
                precision,
                language,
                microphone,
                recordings,
                capitals,
                chosen,
                live,
                server,
                endpoints);
    }
}
