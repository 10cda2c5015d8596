package dev.earshot.bridge.conformance;

import dev.earshot.bridge.conformance.HeardSession.Conclusion;
import dev.earshot.engine.SttException;
import dev.earshot.engine.scoring.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What becomes of a session that something is wrong with.
final class FaultTrials {
    private FaultTrials() {}

    static Verdict wrongKey(Rule rule, Ground ground) throws InterruptedException {
        var opening = ground.subject().withWrongKey();
        if (opening.isEmpty()) {
            return Verdict.notApplicable(rule, "It asks for no key.");
        }
        var session = ground.play(plain(ground, "has a wrong key"), opening.get());
        if (session.conclusion() instanceof Conclusion.Stuck) {
            return ground.stopped(rule, session).orElseThrow();
        }
        return session.failure()
                .map(cause -> refused(rule, ground, session, cause))
                .orElseGet(() -> Verdict.failed(
                        rule,
                        "A wrong key is taken: the session completes as if it were the right one.",
                        Ground.last(session)));
    }

    private static Verdict refused(Rule rule, Ground ground, HeardSession session, SttException cause) {
        var limit = ground.plan().limits().refusal();
        var took = when(session);
        var evidence = List.of(Evidence.of(
                session, "refused after " + Wording.seconds(took) + ", " + cause.error(), cause.sentence()));
        if (cause.error().retryable()) {
            return Verdict.failed(rule, "A wrong key is refused as if another try could help.", evidence);
        }
        if (took.compareTo(limit) > 0) {
            return Verdict.failed(
                    rule,
                    "A wrong key is refused after %s; %s are let pass."
                            .formatted(Wording.seconds(took), Wording.seconds(limit)),
                    evidence);
        }
        return cause.sentence().isBlank()
                ? Verdict.failed(rule, "A wrong key is refused without a word.", evidence)
                : Verdict.passed(rule, "It is refused after %s: %s".formatted(Wording.seconds(took), cause.sentence()));
    }

    private static Duration when(HeardSession session) {
        if (session.conclusion() instanceof Conclusion.Threw(var _, var wall)) {
            return wall;
        }
        return session.log().observations().stream()
                .filter(seen -> seen.event().terminal())
                .findFirst()
                .map(Observation::wall)
                .orElse(Duration.ZERO);
    }

    static Verdict breaks(Rule rule, Ground ground) throws InterruptedException {
        var opening = ground.subject().breaking(half(ground));
        if (opening.isEmpty()) {
            return noConnection(rule);
        }
        var session = ground.play(plain(ground, "breaks in the middle"), opening.get());
        if (session.conclusion() instanceof Conclusion.Stuck) {
            return ground.stopped(rule, session).orElseThrow();
        }
        Optional<SttException> failure = session.failure();
        if (failure.isEmpty()) {
            return Verdict.failed(rule, "The connection broke, and the session does not say so.", Ground.last(session));
        }
        var cause = failure.get();
        return cause.error().retryable()
                ? Verdict.passed(rule, "It fails as one that may be tried again: " + cause.sentence())
                : Verdict.failed(
                        rule,
                        "It fails as one that is not worth trying again: " + cause.sentence(),
                        Ground.last(session));
    }

    static Verdict reconnects(Rule rule, Ground ground) throws InterruptedException {
        var opening = ground.subject().reconnecting(half(ground));
        if (opening.isEmpty()) {
            return noConnection(rule);
        }
        var session = ground.play(plain(ground, "reconnects in the middle"), opening.get());
        return ground.stopped(rule, session).orElseGet(() -> {
            var difference = ground.difference(session);
            if (difference.loses()) {
                return Verdict.failed(rule, "Words are lost where the connection broke.", ground.compared(session));
            }
            return difference.adds()
                    ? Verdict.failed(
                            rule, "Words are doubled or added where the connection broke.", ground.compared(session))
                    : Verdict.passed(
                            rule,
                            "With a connection that broke at %s no word is lost and none is doubled."
                                    .formatted(Wording.seconds(half(ground))));
        });
    }

    private static Verdict noConnection(Rule rule) {
        return Verdict.notApplicable(rule, "It has no connection that could break.");
    }

    private static Duration half(Ground ground) {
        return ground.plan().sound().duration().dividedBy(2);
    }

    private static Script plain(Ground ground, String name) {
        return ground.sending(name, ground.plan().sound(), Ground.silence(Ground.TAIL))
                .end();
    }
}
