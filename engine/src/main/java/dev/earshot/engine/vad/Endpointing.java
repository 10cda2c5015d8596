package dev.earshot.engine.vad;

import java.time.Duration;
import java.util.Optional;

/// Where utterances begin and end, as far as a caller may choose. How one that has no pause is cut is up to who hears
/// it.
///
/// @param detector what tells speech from everything else; empty is [Detector#SILERO] where it is here, and
///     [Detector#BUILT_IN] where it is not
/// @param firstSpeech how much speech begins an utterance: less is a click
/// @param preRoll how much of what was before the speech belongs to it, because words begin softly
/// @param padding how much of what follows the speech belongs to it, at most
/// @param silence how long a silence ends an utterance; a long one ends sooner
/// @param patience for how long a stream may stop sending, by the clock, before the utterance that is being spoken is
///     ended; empty is for ever. For live streams only: with it a text may hang on when sound comes, which that of a
///     recording must not.
public record Endpointing(
        Optional<Detector> detector,
        Duration firstSpeech,
        Duration preRoll,
        Duration padding,
        Duration silence,
        Optional<Duration> patience) {
    /// The longest that each of its times may be.
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /// The shortest silence that ends an utterance, the least speech that begins one, and the least patience.
    public static final Duration SHORTEST = Duration.ofMillis(10);

    public static final Endpointing DEFAULT = new Endpointing(
            Optional.empty(),
            Duration.ofMillis(80),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Optional.empty());

    /// For a stream that comes while it is spoken, such as a microphone, and may stop without a word.
    public static final Endpointing LIVE = DEFAULT.withPatience(Duration.ofSeconds(1));

    public Endpointing {
        require(firstSpeech, SHORTEST);
        require(preRoll, Duration.ZERO);
        require(padding, Duration.ZERO);
        require(silence, SHORTEST);
        patience.ifPresent(time -> {
            if (time.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("a patience of " + time);
            }
        });
    }

    private static void require(Duration time, Duration least) {
        if (time.compareTo(least) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(time + " is not between " + least + " and " + LONGEST);
        }
    }

    public Endpointing withDetector(Detector other) {
        return withDetector(Optional.of(other));
    }

    public Endpointing withDetector(Optional<Detector> other) {
        return new Endpointing(other, firstSpeech, preRoll, padding, silence, patience);
    }

    public Endpointing withFirstSpeech(Duration other) {
        return new Endpointing(detector, other, preRoll, padding, silence, patience);
    }

    public Endpointing withPreRoll(Duration other) {
        return new Endpointing(detector, firstSpeech, other, padding, silence, patience);
    }

    public Endpointing withPadding(Duration other) {
        return new Endpointing(detector, firstSpeech, preRoll, other, silence, patience);
    }

    public Endpointing withSilence(Duration other) {
        return new Endpointing(detector, firstSpeech, preRoll, padding, other, patience);
    }

    public Endpointing withPatience(Duration other) {
        return new Endpointing(detector, firstSpeech, preRoll, padding, silence, Optional.of(other));
    }
}
