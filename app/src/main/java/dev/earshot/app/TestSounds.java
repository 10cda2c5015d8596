package dev.earshot.app;

import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.tester.CollectionRun;
import dev.earshot.bridge.tester.KnownSound;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.SystemVoice;
import java.nio.file.Path;
import java.util.Optional;

/// The sound of saved tests on this machine.
///
/// @param folder that recordings are relative to: where the file of the tests lies
public record TestSounds(Path folder, Samples samples) implements CollectionRun.Sounds {
    @Override
    public KnownSound of(TestSource source) throws InterruptedException {
        return switch (source) {
            case TestSource.Recording(var file) -> new KnownSound(recording(folder.resolve(file)), Optional.empty());
            case TestSource.Sample(var name) -> sample(name);
            case TestSource.Spoken(var text) ->
                KnownSound.saying(new WholeSound(SystemVoice.installed().speak(text)), text);
        };
    }

    private KnownSound sample(String name) {
        var sample = samples.named(name);
        return KnownSound.saying(recording(samples.file(sample)), sample.text());
    }

    private static PcmSource recording(Path file) {
        return AudioFile.open(file).source(AudioSelection.ALL);
    }
}
