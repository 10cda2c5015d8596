package dev.earshot.bridge.conformance;

import java.time.Duration;

/// What becomes of a session in which nobody speaks.
final class SilenceTrials {
    private SilenceTrials() {}

    /// Silence is never hurried: that it takes its time is the point.
    static Verdict keptAlive(Rule rule, Ground ground) throws InterruptedException {
        var length = ground.plan().silence();
        var script = Script.named("speech after silence").send(Ground.silence(length), Ground.FRAME, 1);
        return heard(rule, ground, script, "After " + Wording.seconds(length) + " of silence");
    }

    /// Begins with a little silence, so that the session has begun for the service, too.
    static Verdict nothingSent(Rule rule, Ground ground) throws InterruptedException {
        var length = ground.plan().silence();
        var script = Script.named("speech after nothing")
                .send(Ground.silence(Duration.ofMillis(500)), Ground.FRAME, 1)
                .then(new Step.Pause(length));
        return heard(rule, ground, script, "After " + Wording.seconds(length) + " in which nothing was sent");
    }

    private static Verdict heard(Rule rule, Ground ground, Script before, String when) throws InterruptedException {
        var plan = ground.plan();
        var session = ground.play(before.send(plan.sound(), Ground.FRAME, plan.speed())
                .send(Ground.silence(Ground.TAIL), Ground.FRAME, plan.speed())
                .end());
        return ground.stopped(rule, session)
                .orElseGet(() -> ground.difference(session).wer()
                                <= plan.limits().wer()
                        ? Verdict.passed(rule, when + " speech is heard as it is without.")
                        : Verdict.failed(
                                rule, when + " speech is not heard as it is without.", ground.compared(session)));
    }

    /// As much silence as there is sound otherwise, and 5 s at least.
    static Verdict noWords(Rule rule, Ground ground) throws InterruptedException {
        var sound = ground.plan().sound().duration();
        var least = Duration.ofSeconds(5);
        var length = sound.compareTo(least) < 0 ? least : sound;
        var session = ground.play(
                ground.sending("hears silence alone", Ground.silence(length)).end());
        return ground.stopped(rule, session)
                .orElseGet(() -> ground.silent(session)
                        ? Verdict.passed(rule, "No words come of " + Wording.seconds(length) + " of silence.")
                        : Verdict.failed(
                                rule,
                                "Words come of " + Wording.seconds(length) + " of silence.",
                                Ground.last(session)));
    }
}
