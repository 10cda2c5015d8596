package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.Optional;

/// Notices that a live stream has stopped sending. Everything here happens under the lock of the session that it
/// belongs to.
///
/// Each time the session has heard all there is and waits, a spell begins, and an alarm is set. No alarm is ever taken
/// back: one that comes too late finds another spell. Without sound there is one end of patience only.
final class Patience {
    private final Optional<Duration> time;
    private final Alarm alarm;
    private final Wake wake;
    private long spell;
    private boolean soundSinceLast;
    private boolean over;

    /// Passes on, under the lock, that a spell has ended.
    @FunctionalInterface
    interface Wake {
        void with(Runnable ended);
    }

    /// @param time empty is for ever
    /// @param wake runs what it is given under the lock, and wakes who waits
    Patience(Optional<Duration> time, Alarm alarm, Wake wake) {
        this.time = time;
        this.alarm = alarm;
        this.wake = wake;
    }

    /// All sound has been heard, and the session begins to wait.
    void begin() {
        if (soundSinceLast) {
            long begun = spell;
            time.ifPresent(limit -> alarm.after(limit, () -> wake.with(() -> end(begun))));
        }
    }

    private void end(long begun) {
        over = over || spell == begun;
    }

    /// There is sound.
    void sound() {
        spell++;
        soundSinceLast = true;
        over = false;
    }

    /// Whether it is at an end. It is not begun anew before there is sound.
    boolean over() {
        return over;
    }

    /// The session does what is to be done then.
    void spent() {
        spell++;
        soundSinceLast = false;
        over = false;
    }
}
