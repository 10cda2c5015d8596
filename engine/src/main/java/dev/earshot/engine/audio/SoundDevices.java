package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be listened to on this machine: the devices of Java Sound, and those of the sound server where
/// one runs. A sound card that both know is there once.
final class SoundDevices {
    private static final Pattern ALSA_DEVICE = Pattern.compile("\\[(?:plug)?hw:(\\d+,\\d+)");

    private SoundDevices() {}

    static List<Microphone> list() {
        return all().stream().map(SoundDevice::microphone).toList();
    }

    /// @throws SttException DEVICE_UNAVAILABLE
    static InputLine open(Microphone microphone) {
        return all().stream()
                .filter(device -> device.microphone().id().equals(microphone.id()))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE, "“%s” is not there any more.".formatted(microphone.name())))
                .opener()
                .open();
    }

    private static List<SoundDevice> all() {
        return merged(SoundCards.devices(), SoundServer.devices());
    }

    /// Microphones before monitors, of each kind the system's default first; otherwise in the order given.
    static List<SoundDevice> merged(List<SoundDevice> cards, List<ServedDevice> served) {
        List<SoundDevice> all = Stream.concat(
                        cards.stream().map(card -> served(card, served)),
                        served.stream()
                                .filter(one -> cards.stream().noneMatch(card -> isSame(card, one)))
                                .map(ServedDevice::device))
                .toList();
        Optional<SoundDevice> usual = usual(all, served);
        return Stream.of(usual.stream(), of(Kind.MICROPHONE, all), of(Kind.MONITOR, all))
                .flatMap(devices -> devices)
                .distinct()
                .toList();
    }

    /// The default microphone: what ALSA calls so, else the server's.
    private static Optional<SoundDevice> usual(List<SoundDevice> all, List<ServedDevice> served) {
        Optional<SoundDevice.Opener> first = served.stream()
                .map(ServedDevice::device)
                .filter(device -> device.microphone().kind() == Kind.MICROPHONE)
                .findFirst()
                .map(SoundDevice::opener);
        return all.stream()
                .filter(device -> device.microphone().id().equals(SoundCards.ALSA_DEFAULT))
                .findFirst()
                .or(() -> all.stream()
                        .filter(device -> first.equals(Optional.of(device.opener())))
                        .findFirst());
    }

    private static Stream<SoundDevice> of(Kind kind, List<SoundDevice> devices) {
        return devices.stream().filter(device -> device.microphone().kind() == kind);
    }

    /// A card that the server also has keeps its id, and gets the server's readable name. It is opened
    /// through the server, which usually holds it, and which lets others listen too.
    private static SoundDevice served(SoundDevice card, List<ServedDevice> served) {
        return served.stream()
                .filter(one -> isSame(card, one))
                .findFirst()
                .map(one -> new SoundDevice(
                        new Microphone(
                                card.microphone().id(),
                                one.device().microphone().name(),
                                card.microphone().kind()),
                        one.device().opener()))
                .orElse(card);
    }

    private static boolean isSame(SoundDevice card, ServedDevice served) {
        return served.card().isPresent()
                && served.device().microphone().kind() == Kind.MICROPHONE
                && alsaDevice(card.microphone().id()).equals(served.card());
    }

    private static Optional<String> alsaDevice(String id) {
        Matcher matcher = ALSA_DEVICE.matcher(id);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
