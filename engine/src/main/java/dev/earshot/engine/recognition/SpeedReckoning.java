package dev.earshot.engine.recognition;

import java.time.Duration;

/// From what the parts of a model take to what a second of speech takes.
///
/// @param window how much is heard at once
/// @param every how much of it is new
/// @param hearing how long hearing it takes
/// @param token how long a token of its text takes; zero for a model that writes none
record SpeedReckoning(Duration window, Duration every, Duration hearing, Duration token) {
    /// Of speech without pauses: some 150 words a minute, 1.4 tokens a word, and the time stamps.
    static final double TOKENS_A_SECOND = 4;

    /// Seconds of computing a second of sound.
    double factor() {
        double tokens = TOKENS_A_SECOND * seconds(window);
        return Math.max(Double.MIN_NORMAL, (seconds(hearing) + tokens * seconds(token)) / seconds(every));
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
