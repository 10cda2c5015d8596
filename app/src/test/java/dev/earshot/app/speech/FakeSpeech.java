package dev.earshot.app.speech;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Models that say what a test wants, and a microphone that a test speaks into.
public class FakeSpeech implements SpeechEngine {
    public static final InstalledModel BUILT_IN =
            new InstalledModel("sphinx", "Demonstration (scripted)", "sphinx", Optional.empty());

    public final List<InstalledModel> loaded = new CopyOnWriteArrayList<>();
    public volatile List<InstalledModel> models = List.of(BUILT_IN);
    public volatile Recognizer recognizer = ScriptedRecognizer.saying(Morning.segments());
    public volatile Optional<FakeTake> microphone = Optional.empty();

    @Override
    public List<InstalledModel> models(List<Path> folders) {
        return Stream.concat(
                        folders.stream().flatMap(folder -> Optional.ofNullable(modelsAt.get(folder)).stream()),
                        models.stream())
                .toList();
    }

    @Override
    public InstalledModel modelAt(Path folder) {
        return Optional.ofNullable(modelsAt.get(folder))
                .orElseThrow(() -> new SttException(SttError.UNSUPPORTED, "There is no model in " + folder + "."));
    }

    /// Models outside the models folder.
    public final Map<Path, InstalledModel> modelsAt = new ConcurrentHashMap<>();

    /// How the models of [#loaded] were loaded.
    public final List<LoadOptions> loadedWith = new CopyOnWriteArrayList<>();

    @Override
    public InstalledModel preferred() {
        return models.getFirst();
    }

    @Override
    public String about(InstalledModel model) {
        return about.getOrDefault(model.family(), "");
    }

    /// What is said of the models of each family.
    public volatile Map<String, String> about = Map.of();

    /// What is offered instead of a slow one.
    public volatile Optional<InstalledModel> smaller = Optional.empty();

    @Override
    public Optional<InstalledModel> smaller(
            InstalledModel slow, List<InstalledModel> among, Optional<String> language) {
        return smaller;
    }

    @Override
    public Recognizer recognizer(InstalledModel model, LoadOptions options) {
        loaded.add(model);
        loadedWith.add(options);
        return recognizer;
    }

    public volatile List<Microphone> microphones = List.of(new Microphone("desk", "Desk microphone"));

    /// Which microphones were asked for.
    public final List<Optional<String>> recorded = new CopyOnWriteArrayList<>();

    @Override
    public List<Microphone> microphones() {
        return microphones;
    }

    @Override
    public Take record(Optional<String> id, Path folder) {
        recorded.add(id);
        return microphone.orElseThrow(() -> new SttException(
                SttError.DEVICE_UNAVAILABLE, "There is no microphone: connect one, then record again."));
    }
}
