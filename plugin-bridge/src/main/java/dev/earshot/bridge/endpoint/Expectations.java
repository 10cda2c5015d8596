package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;

/// When a test has gone well. What is empty is not looked at.
///
/// @param reference what is really said
/// @param wer the highest word error rate, as a fraction
/// @param firstInterim the longest time to the first interim
/// @param finalDelay the longest time from the end of speech to its final
/// @param conformant whether the rules of order and completeness have to be kept, too
public record Expectations(
        Optional<String> reference,
        Optional<Double> wer,
        Optional<Duration> firstInterim,
        Optional<Duration> finalDelay,
        boolean conformant) {
    public static final Expectations NONE =
            new Expectations(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /// @throws SttException UNSUPPORTED
    public Expectations {
        if (wer.filter(rate -> !(rate >= 0 && rate <= 100)).isPresent()) {
            throw Wrong.because("A word error rate is a fraction, such as 0.2; choose one that is 0 or more.");
        }
        if (firstInterim.filter(Duration::isNegative).isPresent()
                || finalDelay.filter(Duration::isNegative).isPresent()) {
            throw Wrong.because("A delay is 0 or more; choose another one.");
        }
    }
}
