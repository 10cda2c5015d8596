package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.Rule;
import java.time.Duration;
import java.util.Collection;

/// How long rules take to be tried, as far as that depends on the sound: what the endpoint takes
/// besides shows only as the run goes on.
///
/// @param sound how long the speech is
/// @param silence how long the silences are that a session has to outlive
/// @param speed seconds of sound sent in a second; infinity is as fast as it is taken
record Workload(Duration sound, Duration silence, double speed) {
    private static final Duration TAIL = Duration.ofMillis(500);
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(5);

    /// What a session costs besides its sound: connecting, and the last words.
    private static final Duration SESSION = Duration.ofMillis(300);

    /// Of one rule.
    Duration of(Rule rule) {
        return switch (rule) {
            case SESSION_RUNS, SESSIONS_APART, FLUSH_ANSWERED, LAST_WORDS_KEPT, ROOM_SOUND, RECONNECT_KEEPS_ALL ->
                session();
            case END_ANSWERED, BREAK_IS_RETRYABLE -> session().dividedBy(2);
            case SILENCE_KEPT_ALIVE, NOTHING_SENT -> session().plus(silence);
            case NO_WORDS_IN_SILENCE -> sending(sound.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : sound);
            case FRAMES_DO_NOT_MATTER -> session().multipliedBy(4);
            case BURST_LOSES_NOTHING, END_WITHOUT_SOUND, WRONG_KEY -> SESSION;
            case ABILITIES,
                    SPEECH_ALTERNATES,
                    TEXT_WITHIN_SPEECH,
                    FINAL_BEFORE_END,
                    INTERIM_BEFORE_FINAL,
                    IDS_COUNT_UP,
                    ONE_LAST_EVENT,
                    NO_EMPTY_FINAL,
                    COMMITTED_STAYS,
                    LANGUAGE_AS_ASKED,
                    ACCURACY,
                    END_IN_TIME,
                    TIMES_IN_ORDER,
                    TIMES_INSIDE_SOUND,
                    WORDS_IN_ORDER -> Duration.ZERO;
        };
    }

    Duration of(Collection<Rule> rules) {
        return rules.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration session() {
        return sending(sound.plus(TAIL));
    }

    private Duration sending(Duration length) {
        return SESSION.plus(Duration.ofNanos((long) (length.toNanos() / speed)));
    }
}
