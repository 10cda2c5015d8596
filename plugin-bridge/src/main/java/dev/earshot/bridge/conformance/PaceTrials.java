package dev.earshot.bridge.conformance;

import dev.earshot.bridge.feed.RoomSound;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How sound comes: fast, in other pieces, from a room, to two sessions at once.
final class PaceTrials {
    private static final List<Duration> FRAMES =
            List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100));

    private PaceTrials() {}

    static Verdict burst(Rule rule, Ground ground) throws InterruptedException {
        double atOnce = Double.POSITIVE_INFINITY;
        var session = ground.play(Script.named("a burst")
                .send(ground.plan().sound(), Ground.FRAME, atOnce)
                .send(Ground.silence(Ground.TAIL), Ground.FRAME, atOnce)
                .end());
        return ground.stopped(rule, session)
                .orElseGet(() -> ground.difference(session).loses()
                        ? Verdict.failed(
                                rule,
                                "Words are missing when sound comes as fast as it is taken.",
                                ground.compared(session))
                        : Verdict.passed(rule, "No word is missing when sound comes as fast as it is taken."));
    }

    static Verdict frames(Rule rule, Ground ground) throws InterruptedException {
        var texts = new ArrayList<HeardSession>();
        for (var frame : FRAMES) {
            var session = ground.play(Script.named("frames of %d ms".formatted(frame.toMillis()))
                    .send(ground.plan().sound(), frame, ground.plan().speed())
                    .send(Ground.silence(Ground.TAIL), frame, ground.plan().speed())
                    .end());
            var stopped = ground.stopped(rule, session);
            if (stopped.isPresent()) {
                return stopped.get();
            }
            texts.add(session);
        }
        var evidence = texts.stream()
                .map(session -> Evidence.of(session, "heard", session.text()))
                .toList();
        var first = texts.getFirst().text();
        return texts.stream()
                        .allMatch(session ->
                                ground.words().difference(first, session.text()).same())
                ? Verdict.passed(rule, "Frames of 10, 20, 50 and 100 ms give the same words.")
                : Verdict.failed(rule, "The words are not the same for all sizes of frames.", evidence);
    }

    /// Against the plain session: how well that hears is judged elsewhere.
    static Verdict room(Rule rule, Ground ground) throws InterruptedException {
        var plan = ground.plan();
        var sound = WholeSound.of(new RoomSound(new WholeSound(plan.sound()))).pcm();
        var session = ground.play(ground.sending("sound of a room", sound, Ground.silence(Ground.TAIL))
                .end());
        return ground.stopped(rule, session)
                .orElseGet(() -> ground.difference(session).wer()
                                <= plan.limits().wer()
                        ? Verdict.passed(rule, "Sound of a room is heard as other sound is, within the limit.")
                        : Verdict.failed(
                                rule, "Sound of a room is not heard as other sound is.", ground.compared(session)));
    }

    static Verdict apart(Rule rule, Ground ground) throws InterruptedException {
        var sound = ground.plan().sound();
        var tail = Ground.silence(Ground.TAIL);
        var quiet = new Pcm(new float[sound.samples().length]);
        var opening = ground.subject().usual();
        var one = ground.stage()
                .begin(ground.sending("speech beside silence", sound, tail).end(), opening);
        var other = ground.stage()
                .begin(ground.sending("silence beside speech", quiet, tail).end(), opening);
        HeardSession speech;
        HeardSession silence;
        try {
            speech = ground.keep(one.await());
            silence = ground.keep(other.await());
        } catch (InterruptedException e) {
            other.abandon();
            throw e;
        }
        return ground.stopped(rule, speech)
                .or(() -> ground.stopped(rule, silence))
                .or(() -> mixed(rule, ground, speech, silence))
                .orElseGet(() -> Verdict.passed(rule, "Each of two sessions at once hears its own sound alone."));
    }

    private static Optional<Verdict> mixed(Rule rule, Ground ground, HeardSession speech, HeardSession silence) {
        if (ground.difference(silence).hits() > 0) {
            return Optional.of(Verdict.failed(
                    rule,
                    "A session that was given silence says words of the one beside it.",
                    List.of(Evidence.of(silence, "heard of silence", silence.text()))));
        }
        return ground.difference(speech).wer() <= ground.plan().limits().wer()
                ? Optional.empty()
                : Optional.of(Verdict.failed(
                        rule, "Beside another session speech is not heard as it is alone.", ground.compared(speech)));
    }
}
