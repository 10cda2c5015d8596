package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Request;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// When a turn is over, as Flux is told it: by how sure it must be, from 0 to 1.
///
/// Nothing here reads from the words whether a sentence is complete; the longer somebody is silent,
/// the surer it is that they have finished. A confidence of `c` stands for a silence of `c * c`
/// seconds, so that Flux's usual 0.7 is the half second after which utterances end here too.
///
/// @param endOfTurn for `EndOfTurn`
/// @param eager for `EagerEndOfTurn`, which is not said without it
/// @param timeout after so long a silence a turn ends in any case
record Thresholds(double endOfTurn, Optional<Double> eager, Duration timeout) {
    static final Thresholds DEFAULT = new Thresholds(0.7, Optional.empty(), Duration.ofSeconds(5));

    /// A shorter one is a pause between two words.
    private static final Duration SHORTEST_SILENCE = Duration.ofMillis(200);

    static Thresholds of(Query query) throws BadFrame {
        return new Thresholds(
                query.number("eot_threshold", "between 0.5 and 0.9", value -> value >= 0.5 && value <= 0.9)
                        .orElse(DEFAULT.endOfTurn),
                query.number("eager_eot_threshold", "between 0.3 and 0.9", value -> value >= 0.3 && value <= 0.9),
                query.whole("eot_timeout_ms", 500, 10_000)
                        .map(Duration::ofMillis)
                        .orElse(DEFAULT.timeout));
    }

    /// The same with what a `Configure` message changes in it.
    Thresholds with(Message message) throws BadFrame {
        var eagerly = message.number("eager_eot_threshold", 0.3, 0.9).or(() -> eager);
        return new Thresholds(
                message.number("eot_threshold", 0.5, 0.9).orElse(endOfTurn),
                message.isNull("eager_eot_threshold") ? Optional.empty() : eagerly,
                message.whole("eot_timeout_ms", 500, 10_000)
                        .map(Duration::ofMillis)
                        .orElse(timeout));
    }

    /// The first silence that anything is said of.
    Request asked(Request request) {
        return request.withSilence(eager.map(Thresholds::silence).orElse(finalSilence()), SHORTEST_SILENCE);
    }

    Duration finalSilence() {
        var silence = silence(endOfTurn);
        return silence.compareTo(timeout) < 0 ? silence : timeout;
    }

    private static Duration silence(double confidence) {
        return Duration.ofMillis(Math.round(1e3 * confidence * confidence));
    }

    void write(ObjectNode into) {
        into.put("eot_threshold", endOfTurn);
        eager.ifPresent(value -> into.put("eager_eot_threshold", value));
        into.put("eot_timeout_ms", timeout.toMillis());
    }
}
