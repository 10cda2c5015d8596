package dev.earshot.app.endpoints.sound;

import dev.earshot.app.Samples;
import dev.earshot.app.Samples.Sample;
import dev.earshot.app.endpoints.sound.Source.Kind;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.PcmSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which sound is sent next. FX thread only, except for [#sound].
public final class SourceChoice {
    private static final String SENTENCE = "Please send the report before noon, and call me back.";

    private final Samples samples;
    private final SpeechEngine engine;
    private final Threads threads;
    private final Voice voice;
    private final List<Kind> kinds;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.SAMPLE);
    private final ObjectProperty<Sample> sample = new SimpleObjectProperty<>(this, "sample");
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(this, "file", Optional.empty());
    private final StringProperty text = new SimpleStringProperty(this, "text", SENTENCE);
    private final ObservableList<Microphone> microphones = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Microphone>> microphone =
            new SimpleObjectProperty<>(this, "microphone", Optional.empty());
    private final ObservableValue<Optional<Source>> source =
            Bindings.createObjectBinding(this::find, kind, sample, file, text, microphone);

    /// @param kinds that are offered
    public SourceChoice(Samples samples, SpeechEngine engine, Threads threads, Voice voice, List<Kind> kinds) {
        this.samples = samples;
        sample.set(samples.all().getFirst());
        this.engine = engine;
        this.threads = threads;
        this.voice = voice;
        this.kinds = List.copyOf(kinds);
    }

    /// What would be sent; empty while that is not complete, a recording without a file for example.
    public ObservableValue<Optional<Source>> source() {
        return source;
    }

    /// What is missing, in a sentence.
    public String missing() {
        return switch (kind.get()) {
            case RECORDING -> "Choose a recording, or drop one here.";
            case SPOKEN -> "Write a text that the system is to speak.";
            case SAMPLE, MICROPHONE -> "";
        };
    }

    List<Kind> kinds() {
        return kinds;
    }

    List<Sample> samples() {
        return samples.all();
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    public ObjectProperty<Sample> sample() {
        return sample;
    }

    public ObjectProperty<Optional<Path>> file() {
        return file;
    }

    public StringProperty text() {
        return text;
    }

    ObservableList<Microphone> microphones() {
        return microphones;
    }

    ObjectProperty<Optional<Microphone>> microphone() {
        return microphone;
    }

    public void chooseFile(Path chosen) {
        file.set(Optional.of(chosen));
        kind.set(Kind.RECORDING);
    }

    /// Looks again which microphones there are, without making anybody wait.
    void refreshMicrophones() {
        threads.waiting().execute(() -> {
            var found = find(engine);
            threads.fx().execute(() -> {
                microphones.setAll(found);
                if (microphone.get().filter(found::contains).isEmpty()) {
                    microphone.set(Microphone.Kind.MICROPHONE.firstOf(found));
                }
            });
        });
    }

    private static List<Microphone> find(SpeechEngine engine) {
        try {
            return engine.microphones();
        } catch (SttException none) {
            return List.of(); // said when a run is to begin
        }
    }

    private Optional<Source> find() {
        return switch (kind.get()) {
            case SAMPLE -> Optional.of(new Source.OfSample(sample.get()));
            case RECORDING -> file.get().map(Source.Recording::new);
            case SPOKEN ->
                Optional.of(text.get().strip()).filter(said -> !said.isEmpty()).map(Source.Spoken::new);
            case MICROPHONE ->
                Optional.of(new Source.OfMicrophone(
                        microphone.get().map(Microphone::id),
                        microphone.get().map(Microphone::title).orElse("Microphone")));
        };
    }

    /// The sound of a source that ends by itself; waits for what decodes or speaks it.
    ///
    /// @throws SttException AUDIO_*, UNSUPPORTED
    public PcmSource sound(Source of) throws InterruptedException {
        return switch (of) {
            case Source.OfSample(var one) -> AudioFile.open(samples.file(one)).source(AudioSelection.ALL);
            case Source.Recording(var recording) -> AudioFile.open(recording).source(AudioSelection.ALL);
            case Source.Spoken(var said) -> new WholeSound(voice.speak(said));
            case Source.OfMicrophone _ -> throw new IllegalArgumentException("a microphone does not end by itself");
        };
    }
}
