package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone.Kind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The devices of PulseAudio, or of PipeWire's server of its protocol, where one runs.
final class SoundServer {
    private static final Logger LOG = LoggerFactory.getLogger(SoundServer.class);

    /// A library is loaded once in a process.
    private static final Optional<Libpulse> PULSE = Libpulse.load();

    private SoundServer() {}

    /// Of each kind the default first; none where no server answers.
    static List<ServedDevice> devices() {
        return PULSE.map(SoundServer::devices).orElse(List.of());
    }

    private static List<ServedDevice> devices(Libpulse pulse) {
        try {
            return PulseListing.read(pulse).sources().stream()
                    .map(source -> device(pulse, source))
                    .toList();
        } catch (PulseFailure e) {
            LOG.debug("No sound server lists its sources", e);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static ServedDevice device(Libpulse pulse, PulseSource source) {
        Kind kind = source.sink().isPresent() ? Kind.MONITOR : Kind.MICROPHONE;
        Microphone microphone = new Microphone("pulse:" + source.name(), source.description(), kind);
        return new ServedDevice(new SoundDevice(microphone, () -> open(pulse, source, kind)), source.card());
    }

    /// @throws SttException DEVICE_UNAVAILABLE, CANCELLED
    private static InputLine open(Libpulse pulse, PulseSource source, Kind kind) {
        int channels = switch (kind) {
            case MICROPHONE -> 1;
            case MONITOR -> 2;
        };
        try {
            return PulseInput.open(pulse, source.name(), channels);
        } catch (PulseFailure e) {
            throw new SttException(SttError.DEVICE_UNAVAILABLE, sentence(e).formatted(source.description()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SttException(
                    SttError.CANCELLED, "Opening “%s” was interrupted.".formatted(source.description()), e);
        }
    }

    /// With a place for the name of the device.
    static String sentence(PulseFailure failure) {
        return switch (failure.reason()) {
            case NO_SERVER ->
                "“%s” cannot be opened, because the sound server does not answer: restart it, or log out and in.";
            case FORBIDDEN ->
                "The system does not let Earshot listen to “%s”: allow it in the system's privacy settings.";
            case NO_SUCH_SOURCE -> "“%s” is not there any more.";
            case OTHER -> "“%s” cannot be opened; another program may be using it.";
        };
    }
}
