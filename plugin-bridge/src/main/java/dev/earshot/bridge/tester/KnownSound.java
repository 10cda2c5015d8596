package dev.earshot.bridge.tester;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.SpokenText;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a test sends.
///
/// @param spoken what is said in it, where that is known
public record KnownSound(PcmSource source, Optional<SpokenText> spoken) {
    public static KnownSound saying(PcmSource source, String text) {
        return new KnownSound(source, Optional.of(SpokenText.of(text)));
    }

    /// The same words, the sound changed on its way.
    public KnownSound through(UnaryOperator<PcmSource> change) {
        return new KnownSound(change.apply(source), spoken);
    }
}
