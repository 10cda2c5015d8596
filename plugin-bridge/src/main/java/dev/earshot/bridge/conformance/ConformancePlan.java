package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// With what a subject is tried, and how much it may take.
///
/// @param sound speech of a few seconds; each session costs as long as that
/// @param reference what is said in it; without, accuracy is not judged
/// @param options that each session is opened with
/// @param speed seconds of sound sent in a second; 1 is real time, infinity is as fast as it is
///     taken
/// @param silence how long the silences are that a session is to outlive; they are never hurried
/// @param limits how much is let pass
/// @param rules that are judged; the others are reported as not tried
public record ConformancePlan(
        Pcm sound,
        Optional<String> reference,
        RecognitionOptions options,
        double speed,
        Duration silence,
        Limits limits,
        Set<Rule> rules) {
    /// How much of a longer recording is worth sending: each session costs as long as that.
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// What is let pass.
    ///
    /// @param wer the highest word error rate, as a fraction
    /// @param end how long after the end of input something may come, and how long any call may
    ///     take beyond the time that sending takes
    /// @param flush how long a final may take after a flush
    /// @param refusal how long it may take to refuse a key
    public record Limits(double wer, Duration end, Duration flush, Duration refusal) {
        /// LiveKit's where it has one: 0.25 and 60 s from its own test, 10 s from its connect
        /// options.
        public static final Limits USUAL =
                new Limits(0.25, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(10));

        public Limits withWer(double most) {
            return new Limits(most, end, flush, refusal);
        }

        public Limits withEnd(Duration longest) {
            return new Limits(wer, longest, flush, refusal);
        }

        public Limits withFlush(Duration longest) {
            return new Limits(wer, end, longest, refusal);
        }
    }

    /// @throws IllegalArgumentException for no sound, or a speed that is none
    public ConformancePlan {
        rules = rules.isEmpty() ? Set.of() : EnumSet.copyOf(rules);
        if (sound.samples().length == 0) {
            throw new IllegalArgumentException("there is no sound to try a subject with");
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("not a speed: " + speed);
        }
    }

    /// All rules, in real time, within the usual limits.
    public static ConformancePlan of(Pcm sound) {
        return new ConformancePlan(
                sound,
                Optional.empty(),
                RecognitionOptions.DEFAULT,
                1,
                SILENCE,
                Limits.USUAL,
                EnumSet.allOf(Rule.class));
    }

    public ConformancePlan withReference(String text) {
        return new ConformancePlan(sound, Optional.of(text), options, speed, silence, limits, rules);
    }

    public ConformancePlan withOptions(RecognitionOptions others) {
        return new ConformancePlan(sound, reference, others, speed, silence, limits, rules);
    }

    public ConformancePlan withSpeed(double other) {
        return new ConformancePlan(sound, reference, options, other, silence, limits, rules);
    }

    public ConformancePlan withSilence(Duration length) {
        return new ConformancePlan(sound, reference, options, speed, length, limits, rules);
    }

    public ConformancePlan withLimits(Limits others) {
        return new ConformancePlan(sound, reference, options, speed, silence, others, rules);
    }

    public ConformancePlan withRules(Set<Rule> some) {
        return new ConformancePlan(sound, reference, options, speed, silence, limits, some);
    }
}
