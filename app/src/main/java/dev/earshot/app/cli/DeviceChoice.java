package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which sound device a command listens to.
///
/// @param wanted its id, its name or a part of that, or `monitor`; empty for the default microphone
record DeviceChoice(Optional<String> wanted) {
    private static final String MONITOR = "monitor";

    /// @param all as [Microphone#list] orders them
    /// @throws SttException DEVICE_UNAVAILABLE
    Microphone among(List<Microphone> all) {
        return wanted.map(name -> named(name, all))
                .orElseGet(() -> Kind.MICROPHONE.firstOf(all).orElseThrow(DevicesCommand::noMicrophone));
    }

    private static Microphone named(String wanted, List<Microphone> all) {
        var part = wanted.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> one.id().equals(wanted) || one.name().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> part.equals(MONITOR) ? Optional.of(monitor(all)) : Optional.empty())
                .or(() -> all.stream()
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
                        .findFirst())
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE, "There is no sound device '" + wanted + "'" + others(all)));
    }

    private static String others(List<Microphone> all) {
        return all.isEmpty()
                ? ", and no other one: connect one, and check that the system lets programs use it."
                : ". There are: " + all.stream().map(Microphone::name).collect(Collectors.joining(", ")) + ".";
    }

    private static Microphone monitor(List<Microphone> all) {
        return Kind.MONITOR
                .firstOf(all)
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE,
                        "Nothing here hears what the computer plays. " + Microphone.howToGetMonitor()));
    }
}
