package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.wire.SoundFormat;
import java.util.Optional;

/// How sound is sent, where that is not left to the protocol.
///
/// @param format by its name: `linear16`, `mulaw`, `opus`
/// @param rate samples a second
public record SoundChoice(Optional<String> format, Optional<Integer> rate) {
    public static final int LOWEST_RATE = SoundFormat.LOWEST_RATE;
    public static final int HIGHEST_RATE = SoundFormat.HIGHEST_RATE;
    public static final SoundChoice USUAL = new SoundChoice(Optional.empty(), Optional.empty());

    /// @throws SttException UNSUPPORTED
    public SoundChoice {
        if (format.filter(String::isBlank).isPresent()) {
            throw Wrong.because("A format of sound has a name, such as linear16; leave it out for the usual one.");
        }
        if (rate.filter(hertz -> hertz < LOWEST_RATE || hertz > HIGHEST_RATE).isPresent()) {
            throw Wrong.because("Sound is sent with %d to %d samples a second; choose a rate between them."
                    .formatted(LOWEST_RATE, HIGHEST_RATE));
        }
    }
}
