package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;

/// A flush in the middle of speech, with nothing sent until it is answered, and then the rest.
final class FlushTrial {
    private FlushTrial() {}

    static Verdict answered(Rule rule, Ground ground) throws InterruptedException {
        if (!ground.subject().info().can(Ability.FLUSH)) {
            return Verdict.notApplicable(rule, "It cannot be told to flush.");
        }
        var plan = ground.plan();
        int middle = MiddleOfSpeech.in(ground);
        var before = Ground.part(plan.sound(), 0, middle);
        var after = Ground.part(plan.sound(), middle, plan.sound().samples().length);
        var session = ground.play(ground.sending("is flushed", before)
                .then(new Step.Flush(plan.limits().flush()))
                .send(after, Ground.FRAME, plan.speed())
                .send(Ground.silence(Ground.TAIL), Ground.FRAME, plan.speed())
                .end());
        return ground.stopped(rule, session).orElseGet(() -> judged(rule, ground, session, before.duration()));
    }

    private static Verdict judged(Rule rule, Ground ground, HeardSession session, Duration flushed) {
        var limit = ground.plan().limits().flush();
        List<Observation> finals = session.log().observations().stream()
                .filter(seen -> seen.event() instanceof TranscriptEvent.Final)
                .toList();
        var answer = finals.stream()
                .filter(seen -> seen.audioSent().compareTo(flushed) <= 0)
                .toList();
        if (answer.isEmpty()) {
            return Verdict.failed(
                    rule,
                    "No final came within %s of a flush at %s."
                            .formatted(Wording.seconds(limit), Wording.seconds(flushed)),
                    Ground.last(session));
        }
        if (ground.difference(session).wer() > ground.plan().limits().wer()) {
            return Verdict.failed(rule, "After a flush the rest is not heard as usual.", ground.compared(session));
        }
        return Verdict.passed(
                rule,
                "A final came before anything more was sent, and the rest was heard (flushed at %s)."
                        .formatted(Wording.seconds(flushed)));
    }
}
