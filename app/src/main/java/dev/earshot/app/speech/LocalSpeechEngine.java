package dev.earshot.app.speech;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SmallerModel;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The models and microphones of this machine, and services elsewhere.
public class LocalSpeechEngine implements SpeechEngine {
    private final Models installed;
    private final Services services;

    /// One that hears with models only.
    public LocalSpeechEngine(Models installed) {
        this(installed, Services.NONE);
    }

    public LocalSpeechEngine(Models installed, Services services) {
        this.installed = installed;
        this.services = services;
    }

    @Override
    public Services services() {
        return services;
    }

    @Override
    public List<InstalledModel> models(List<Path> folders) {
        return installed.installedOr(folders);
    }

    @Override
    public InstalledModel modelAt(Path folder) {
        return installed.at(folder);
    }

    @Override
    public InstalledModel preferred() {
        return installed.preferred();
    }

    @Override
    public String about(InstalledModel model) {
        return installed.about(model);
    }

    @Override
    public Optional<InstalledModel> smaller(
            InstalledModel slow, List<InstalledModel> among, Optional<String> language) {
        return SmallerModel.ON_DISK.than(slow, among, language);
    }

    @Override
    public Recognizer recognizer(InstalledModel model, LoadOptions options) {
        return installed.recognizer(model, options);
    }

    @Override
    public List<Microphone> microphones() {
        return Microphone.list();
    }

    @Override
    public Take record(Optional<String> microphone, Path folder) {
        var all = microphones();
        var chosen = all.stream()
                .filter(candidate -> microphone.filter(candidate.id()::equals).isPresent())
                .findFirst()
                .or(() -> Microphone.Kind.MICROPHONE.firstOf(all))
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE, "There is no microphone: connect one, then record again."));
        return chosen.record(folder);
    }
}
