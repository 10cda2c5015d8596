package dev.earshot.app.cli;

import dev.earshot.app.TestSounds;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.feed.RoomSound;
import dev.earshot.bridge.tester.KnownSound;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.recognition.SpokenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What an endpoint is sent besides recordings: samples, texts that the system speaks, what is said
/// into a microphone now.
final class TestSoundOptions {
    @Option(
            names = "--sample",
            paramLabel = "NAME",
            description = "A recording that comes with Earshot, as kitchen; its text is known.")
    private List<String> samples = new ArrayList<>();

    @Option(names = "--say", paramLabel = "TEXT", description = "A text that the voice of this system speaks.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--microphone",
            description = "What is said now, until Enter or --duration; --device chooses another one.")
    private boolean microphone;

    @Mixin
    private MicrophoneOptions device = new MicrophoneOptions();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long the microphone is heard.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--room",
            description = "As it comes out of a LiveKit room: made 24 kHz, and from that 16 kHz again.")
    private boolean room;

    /// All that is to be sent, one test each.
    ///
    /// @param said what is said in recordings; of samples and texts that is known
    /// @throws UsageException when nothing is to be sent
    List<TestSound> sounds(List<Path> recordings, SpokenTexts said, CliContext context) {
        var known = new TestSounds(Path.of(""), context.places().get().samples());
        var sounds = new ArrayList<TestSound>();
        recordings.forEach(file -> sounds.add(new TestSound(
                StandardInput.name(file),
                () -> new KnownSound(AudioFile.open(file).source(AudioSelection.ALL), said.of(file)))));
        samples.forEach(name -> sounds.add(new TestSound(name, () -> known.of(new TestSource.Sample(name)))));
        texts.forEach(text -> sounds.add(new TestSound("spoken text", () -> known.of(new TestSource.Spoken(text)))));
        if (microphone) {
            sounds.add(new TestSound("microphone", () -> now(context, said)));
        }
        if (sounds.isEmpty()) {
            throw new UsageException("Say what is to be sent: recordings, --sample NAME, --say TEXT or --microphone");
        }
        return room
                ? sounds.stream().map(sound -> sound.through(RoomSound::new)).toList()
                : sounds;
    }

    /// Whether a microphone is heard, of which nobody knows what is said.
    boolean live() {
        return microphone;
    }

    private KnownSound now(CliContext context, SpokenTexts said) {
        var chosen = device.among(context.microphones().list());
        return new KnownSound(
                new MicrophoneSource(context, chosen, duration),
                said instanceof SpokenTexts.One(var text) ? Optional.of(SpokenText.of(text)) : Optional.empty());
    }
}
