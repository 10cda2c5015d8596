package dev.earshot.engine.audio;

import java.time.Duration;

/// How much silence stands for a stream that delivers nothing, so that its time goes on as the clock does.
///
/// A sound server may send nothing at all while nothing is played. What is merely late is not taken for
/// silence: only what has not come for [#LATE] is, and silence stays that far behind the clock, so that a
/// burst of late sound finds its place. Times are those of `System.nanoTime`. One thread.
final class SilenceClock {
    /// Longer than sound servers and busy machines are usually late.
    static final Duration LATE = Duration.ofMillis(500);

    private final int rate;
    private long heardUntil;
    private long silentUntil;
    private long given;

    /// @param rate frames a second
    SilenceClock(int rate, long now) {
        this.rate = rate;
        heardUntil = now;
        silentUntil = now;
    }

    /// Nothing is there now: the frames of silence that are due, perhaps none.
    int due(long now) {
        silentUntil = now;
        return give(frames(now - heardUntil - LATE.toNanos()));
    }

    /// `frames` of sound are there now: the frames of silence that have to come before them, perhaps none.
    ///
    /// When nobody looked for a while, nobody knows that there was silence.
    int before(int frames, long now) {
        boolean fellSilent = silentUntil - heardUntil > LATE.toNanos();
        return fellSilent ? give(Math.min(frames(now - heardUntil) - frames, frames(silentUntil - heardUntil))) : 0;
    }

    /// Sound was taken; what is there beyond it came no later than now.
    void heard(long now) {
        heardUntil = now;
        silentUntil = now;
        given = 0;
    }

    private int give(long wanted) {
        int missing = Math.clamp(wanted - given, 0, rate);
        given += missing;
        return missing;
    }

    private long frames(long nanos) {
        return nanos * rate / 1_000_000_000L;
    }
}
