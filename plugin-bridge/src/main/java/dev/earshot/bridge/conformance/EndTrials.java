package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;

/// What becomes of a session whose sound ends.
final class EndTrials {
    private EndTrials() {}

    /// The sound stops in the middle of what a plain session heard.
    static Verdict answered(Rule rule, Ground ground) throws InterruptedException {
        int middle = MiddleOfSpeech.in(ground);
        var part = Ground.part(ground.plan().sound(), 0, middle);
        var session =
                ground.play(ground.sending("ends in the middle of speech", part).end());
        return ground.stopped(rule, session).orElseGet(() -> {
            boolean settled = session.log().observations().stream()
                    .anyMatch(seen -> seen.event() instanceof TranscriptEvent.Final);
            return settled
                    ? Verdict.passed(
                            rule,
                            "The sound ended at %s; what was said before became final, and the session completed."
                                    .formatted(Wording.seconds(part.duration())))
                    : Verdict.failed(
                            rule,
                            "The sound ended at %s, in the middle of speech, and nothing became final."
                                    .formatted(Wording.seconds(part.duration())),
                            Ground.last(session));
        });
    }

    static Verdict withoutSound(Rule rule, Ground ground) throws InterruptedException {
        var session = ground.play(Script.named("is given no sound").end());
        return ground.stopped(rule, session)
                .orElseGet(() -> ground.silent(session)
                        ? Verdict.passed(rule, "It completes, with nothing heard.")
                        : Verdict.failed(rule, "Words came of no sound at all.", Ground.last(session)));
    }

    /// The sound without anything that is quiet at its end, against the plain session, which had
    /// silence there.
    static Verdict lastWords(Rule rule, Ground ground) throws InterruptedException {
        var speech = withoutQuietEnd(ground.plan().sound());
        var session = ground.play(
                ground.sending("ends right after the last word", speech).end());
        return ground.stopped(rule, session).orElseGet(() -> {
            var difference = ground.difference(session);
            return difference.loses()
                    ? Verdict.failed(
                            rule, "Words are missing when no silence follows the speech.", ground.compared(session))
                    : Verdict.passed(
                            rule,
                            "No word is missing when the sound ends at %s, right after the speech."
                                    .formatted(Wording.seconds(speech.duration())));
        });
    }

    /// Up to the last 10 ms that are less than 40 dB below the loudest.
    static Pcm withoutQuietEnd(Pcm sound) {
        var samples = sound.samples();
        int window = Pcm.SAMPLE_RATE / 100;
        double loudest = 0;
        for (int at = 0; at < samples.length; at += window) {
            loudest = Math.max(loudest, power(samples, at, window));
        }
        int end = samples.length;
        while (end > window && power(samples, end - window, window) < loudest / 10_000) {
            end -= window;
        }
        return Ground.part(sound, 0, end);
    }

    /// The mean of the squares.
    private static double power(float[] samples, int from, int count) {
        int end = Math.min(samples.length, from + count);
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += samples[i] * samples[i];
        }
        return sum / (end - from);
    }
}
