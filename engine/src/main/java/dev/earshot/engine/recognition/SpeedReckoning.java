package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.function.Function;

/// From what parts of a model take to what a second of speech takes.
///
/// @param hearing how long hearing so much sound takes
/// @param token how long a token of a text about so much sound takes
record SpeedReckoning(Function<Duration, Duration> hearing, Function<Duration, Duration> token) {
    /// Tokens a second of speech without pauses: some 150 words a minute, 1.4 tokens a word, time stamps included.
    static final double TOKENS_A_SECOND = 4;

    Speed of(LiveUse live, Duration window, Speed.Origin origin) {
        return new Speed(factor(live.window(), live.every()), factor(window, window), origin);
    }

    /// What hearing a window and writing about it takes, a second of sound that is new in it.
    private double factor(Duration window, Duration every) {
        double tokens = TOKENS_A_SECOND * seconds(window);
        return (seconds(hearing.apply(window)) + tokens * seconds(token.apply(window))) / seconds(every);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
