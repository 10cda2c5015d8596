package dev.earshot.bridge.conformance;

import java.util.EnumMap;
import java.util.Map;

/// Every rule that needs sessions of its own, with how it is tried.
final class Trials {
    private Trials() {}

    static Map<Rule, Trial> all() {
        var all = new EnumMap<Rule, Trial>(Rule.class);
        all.put(Rule.SESSIONS_APART, PaceTrials::apart);
        all.put(Rule.ABILITIES, AbilityTrial::given);
        all.put(Rule.END_ANSWERED, EndTrials::answered);
        all.put(Rule.END_WITHOUT_SOUND, EndTrials::withoutSound);
        all.put(Rule.LAST_WORDS_KEPT, EndTrials::lastWords);
        all.put(Rule.FLUSH_ANSWERED, FlushTrial::answered);
        all.put(Rule.SILENCE_KEPT_ALIVE, SilenceTrials::keptAlive);
        all.put(Rule.NOTHING_SENT, SilenceTrials::nothingSent);
        all.put(Rule.NO_WORDS_IN_SILENCE, SilenceTrials::noWords);
        all.put(Rule.BURST_LOSES_NOTHING, PaceTrials::burst);
        all.put(Rule.FRAMES_DO_NOT_MATTER, PaceTrials::frames);
        all.put(Rule.ROOM_SOUND, PaceTrials::room);
        all.put(Rule.WRONG_KEY, FaultTrials::wrongKey);
        all.put(Rule.BREAK_IS_RETRYABLE, FaultTrials::breaks);
        all.put(Rule.RECONNECT_KEEPS_ALL, FaultTrials::reconnects);
        return all;
    }
}
