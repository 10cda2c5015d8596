package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Whether a live session keeps up, told before it falls behind. It knows no clock and no session: it
/// is fed with how much sound came in and what was computed for it. Used by one thread.
///
/// What counts is the last half minute. A session is at its limit when it computed for more than eight
/// tenths of that sound: it still keeps up, and any other program that wakes up takes what it needs. It
/// falls behind when it computed for longer than the sound lasted, or has more than five seconds of
/// sound before it that it has not heard yet. It leaves such a state only well below the border, so
/// that what is said does not flicker.
public final class LivePace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration BACKLOG = Duration.ofSeconds(5);
    private static final double LIMIT = 0.8;
    private static final double BEHIND = 1;

    /// How far below a border a state is left.
    private static final double RELIEF = 0.1;

    private final Deque<Spell> spells = new ArrayDeque<>();
    private Duration sound = Duration.ZERO;
    private Duration computing = Duration.ZERO;
    private Duration backlog = Duration.ZERO;
    private State state = State.UNKNOWN;

    private record Spell(Duration sound, Duration computing) {}

    /// What is said of a session.
    public enum State {
        /// Too little was heard to tell.
        UNKNOWN,
        KEEPING_UP,
        /// It keeps up and has little left.
        AT_THE_LIMIT,
        /// The text comes later and later.
        FALLING_BEHIND;

        /// What a person is told; empty where there is nothing to tell.
        public Optional<String> sentence() {
            return switch (this) {
                case UNKNOWN, KEEPING_UP -> Optional.empty();
                case AT_THE_LIMIT ->
                    Optional.of("The text only just keeps up with the speaker. Close other programs or choose a smaller"
                            + " model before it falls behind.");
                case FALLING_BEHIND ->
                    Optional.of("The text is falling behind the speaker. Nothing of the recording is lost; a smaller"
                            + " model would keep up.");
            };
        }
    }

    /// Adds what the session did since the last time; best once a second or so.
    ///
    /// @param heard how much sound it took in
    /// @param computed how long it computed
    /// @param waiting how much sound has come that it has not taken in yet
    public void add(Duration heard, Duration computed, Duration waiting) {
        spells.add(new Spell(heard, computed));
        sound = sound.plus(heard);
        computing = computing.plus(computed);
        backlog = waiting;
        while (sound.minus(spells.getFirst().sound()).compareTo(WINDOW) >= 0) {
            var gone = spells.removeFirst();
            sound = sound.minus(gone.sound());
            computing = computing.minus(gone.computing());
        }
        state = next();
    }

    /// Adds what a session did that nothing waits for.
    public void add(Duration heard, Duration computed) {
        add(heard, computed, Duration.ZERO);
    }

    private State next() {
        if (backlog.compareTo(BACKLOG) > 0) {
            return State.FALLING_BEHIND;
        }
        var now = rtf();
        if (now.isEmpty()) {
            return State.UNKNOWN;
        }
        double rtf = now.get();
        if (rtf > BEHIND || (state == State.FALLING_BEHIND && rtf > BEHIND - RELIEF)) {
            return State.FALLING_BEHIND;
        }
        boolean limit = rtf > LIMIT || (state != State.KEEPING_UP && state != State.UNKNOWN && rtf > LIMIT - RELIEF);
        return limit ? State.AT_THE_LIMIT : State.KEEPING_UP;
    }

    /// The session's own real-time factor over the last half minute; empty until ten seconds were heard.
    public Optional<Double> rtf() {
        return sound.compareTo(LEAST) < 0
                ? Optional.empty()
                : Optional.of(SpeedReckoning.seconds(computing) / SpeedReckoning.seconds(sound));
    }

    public State state() {
        return state;
    }
}
