package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Whether what is promised came in the plain session.
final class AbilityTrial {
    private AbilityTrial() {}

    static Verdict given(Rule rule, Ground ground) {
        var info = ground.subject().info();
        if (!info.can(Ability.INTERIM) && !info.can(Ability.WORDS)) {
            return Verdict.notApplicable(rule, "It promises neither interim text nor words with times.");
        }
        var plain = ground.sessions().getFirst();
        var missing = new ArrayList<Evidence>();
        if (info.can(Ability.INTERIM)
                && ground.plan().options().interim()
                && none(plain, event -> event instanceof TranscriptEvent.Partial)) {
            missing.add(Evidence.of(plain, "no interim text, which is promised", plain.text()));
        }
        if (info.can(Ability.WORDS) && none(plain, AbilityTrial::hasWords)) {
            missing.add(Evidence.of(plain, "no words with times, which are promised", plain.text()));
        }
        return missing.isEmpty()
                ? Verdict.passed(rule, "All that is promised came in the plain session.")
                : Verdict.failed(rule, "Not all that is promised came in the plain session.", List.copyOf(missing));
    }

    private static boolean none(HeardSession session, Predicate<TranscriptEvent> wanted) {
        return session.log().observations().stream().map(Observation::event).noneMatch(wanted);
    }

    private static boolean hasWords(TranscriptEvent event) {
        return event instanceof TranscriptEvent.Final(var segment)
                && !segment.words().isEmpty();
    }
}
