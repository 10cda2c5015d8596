package dev.earshot.engine.scoring;

import java.time.Duration;

/// Words that were written where nobody spoke: of a session that heard silence, noise or music only.
///
/// @param settled words of finals
/// @param shown words that were put up at any time, those that were taken back again included
/// @param audio how much was heard
public record WordsOnNothing(int settled, int shown, Duration audio) {
    public static WordsOnNothing of(SessionLog log) {
        var stability = Stability.of(log);
        return new WordsOnNothing(stability.settled(), stability.emitted(), log.audio());
    }

    /// Of two sessions as one.
    public WordsOnNothing plus(WordsOnNothing other) {
        return new WordsOnNothing(settled + other.settled, shown + other.shown, audio.plus(other.audio));
    }

    /// Words of finals in a minute of audio; 0 where nothing was heard.
    public double settledPerMinute() {
        return perMinute(settled);
    }

    /// Words put up in a minute of audio; 0 where nothing was heard.
    public double shownPerMinute() {
        return perMinute(shown);
    }

    private double perMinute(int words) {
        return audio.isZero() ? 0 : words * 60e9 / audio.toNanos();
    }
}
