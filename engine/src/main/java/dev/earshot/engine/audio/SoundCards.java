package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import javax.sound.sampled.spi.MixerProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sound devices that Java Sound knows.
///
/// `AudioSystem` remembers its providers for a minute; providers made anew look again, and see what was
/// plugged in or pulled out. (They compare by number: one device exchanged for another between two looks
/// goes unnoticed here; a sound server's own list has it.)
final class SoundCards {
    private static final Logger LOG = LoggerFactory.getLogger(SoundCards.class);
    private static final int[] RATES = {48_000, 44_100};
    private static final int BITS = 16;

    /// ALSA's own name of what the system chose, which says nothing to a person.
    static final String ALSA_DEFAULT = "default [default]";

    /// How much sound a device keeps for us while this program is busy.
    private static final double BUFFER_SECONDS = 0.5;

    private SoundCards() {}

    /// The system's default first.
    static List<SoundDevice> devices() {
        List<SoundDevice> found = new ArrayList<>();
        mixers().forEach((id, mixer) -> {
            String name = mixer.getMixerInfo().getName();
            Microphone microphone =
                    new Microphone(id, name.equals(ALSA_DEFAULT) ? "Default input" : name, LoopbackNames.kindOf(name));
            found.add(new SoundDevice(microphone, () -> open(mixer, microphone)));
        });
        return found;
    }

    /// @throws SttException DEVICE_UNAVAILABLE
    private static InputLine open(Mixer mixer, Microphone microphone) {
        return formats(mixer).stream()
                .flatMap(format -> open(mixer, format).stream())
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE,
                        "“%s” cannot be opened: another program may be using it, or the system may not let Earshot listen."
                                .formatted(microphone.name())));
    }

    /// Empty when the device does not have that format, or none at all now.
    private static Optional<InputLine> open(Mixer mixer, AudioFormat format) {
        try {
            TargetDataLine line = (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, format));
            int frames = (int) (format.getSampleRate() * BUFFER_SECONDS);
            line.open(format, frames * format.getFrameSize());
            line.start();
            return Optional.of(new SoundInput(line));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            LOG.debug("{} does not open with {}", mixer.getMixerInfo().getName(), format, e);
            return Optional.empty();
        }
    }

    /// By an id that stays the same while the device keeps its name; the system's default comes first.
    private static Map<String, Mixer> mixers() {
        Map<String, Mixer> found = new LinkedHashMap<>();
        for (MixerProvider provider : ServiceLoader.load(MixerProvider.class)) {
            for (Mixer.Info info : provider.getMixerInfo()) {
                Mixer mixer = provider.getMixer(info);
                if (inputs(mixer).findAny().isPresent()) {
                    String id = info.getName();
                    for (int i = 2; found.containsKey(id); i++) {
                        id = "%s (%d)".formatted(info.getName(), i);
                    }
                    found.put(id, mixer);
                }
            }
        }
        return found;
    }

    /// What to try, best first: 48 kHz, else 44.1 kHz, else what the device has; mono before several
    /// channels.
    private static List<AudioFormat> formats(Mixer mixer) {
        List<AudioFormat> wanted = new ArrayList<>();
        for (int rate : RATES) {
            wanted.add(format(rate, 1));
            wanted.add(format(rate, 2));
        }
        inputs(mixer)
                .flatMap(info -> Arrays.stream(info.getFormats()))
                .filter(format -> format.getSampleSizeInBits() == BITS && format.getChannels() > 0)
                .map(format -> format((int) format.getSampleRate(), format.getChannels()))
                .forEach(format -> wanted.addAll(
                        format.getSampleRate() > 0
                                ? List.of(format)
                                : Arrays.stream(RATES)
                                        .mapToObj(rate -> format(rate, format.getChannels()))
                                        .toList()));
        return wanted;
    }

    private static AudioFormat format(int rate, int channels) {
        return new AudioFormat(rate, BITS, channels, true, false);
    }

    private static Stream<DataLine.Info> inputs(Mixer mixer) {
        return Arrays.stream(mixer.getTargetLineInfo())
                .filter(info -> TargetDataLine.class.isAssignableFrom(info.getLineClass()))
                .filter(DataLine.Info.class::isInstance)
                .map((Line.Info info) -> (DataLine.Info) info);
    }
}
