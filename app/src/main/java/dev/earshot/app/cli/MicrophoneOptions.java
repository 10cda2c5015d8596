package dev.earshot.app.cli;

import dev.earshot.engine.audio.Microphone;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which sound device is heard.
final class MicrophoneOptions {
    @Option(
            names = {"-d", "--device"},
            paramLabel = "NAME",
            description = {
                "Which device, or a part of its name; 'earshot devices' lists them.",
                "'monitor' is what the computer plays."
            })
    private Optional<String> device = Optional.empty();

    /// @throws dev.earshot.engine.SttException DEVICE_UNAVAILABLE, naming what there is
    Microphone among(List<Microphone> all) {
        return new DeviceChoice(device).among(all);
    }

    /// Whether nobody chose, though there is a choice.
    boolean couldChoose(List<Microphone> all) {
        return device.isEmpty() && all.size() > 1;
    }
}
