package dev.earshot.bridge.conformance;

import dev.earshot.bridge.conformance.HeardSession.Conclusion;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a trial stands on: whom it tries, with what, and what a plain session heard. Collects the
/// sessions that were played. One thread.
final class Ground {
    /// As a LiveKit room sends them.
    static final Duration FRAME = Duration.ofMillis(50);

    /// What LiveKit adds when a track ends.
    static final Duration TAIL = Duration.ofMillis(500);

    private final Subject subject;
    private final ConformancePlan plan;
    private final Stage stage;
    private final List<HeardSession> sessions = new ArrayList<>();
    private final Words words;
    private String plain = "";

    Ground(Subject subject, ConformancePlan plan, Stage stage) {
        this.subject = subject;
        this.plan = plan;
        this.stage = stage;
        this.words = Words.in(plan.options());
    }

    Subject subject() {
        return subject;
    }

    ConformancePlan plan() {
        return plan;
    }

    Stage stage() {
        return stage;
    }

    Words words() {
        return words;
    }

    /// What a plain session heard.
    String plain() {
        return plain;
    }

    void plain(String text) {
        plain = text;
    }

    /// All that were played so far.
    List<HeardSession> sessions() {
        return List.copyOf(sessions);
    }

    HeardSession keep(HeardSession session) {
        sessions.add(session);
        return session;
    }

    HeardSession play(Script script) throws InterruptedException {
        return play(script, subject.usual());
    }

    HeardSession play(Script script, Subject.Opening opening) throws InterruptedException {
        return keep(stage.play(script, opening));
    }

    /// Sound as a room sends it, at the speed of the plan.
    Script sending(String name, Pcm... sounds) {
        var script = Script.named(name);
        for (var sound : sounds) {
            script = script.send(sound, FRAME, plan.speed());
        }
        return script;
    }

    static Pcm silence(Duration length) {
        return new Pcm(new float[Math.toIntExact(Pcm.samplesIn(length))]);
    }

    /// The sound from one place to another.
    static Pcm part(Pcm sound, int from, int to) {
        return new Pcm(Arrays.copyOfRange(sound.samples(), from, to));
    }

    /// Why a session did not run to its end, if it did not.
    Optional<Verdict> stopped(Rule rule, HeardSession session) {
        return session.completed() ? Optional.empty() : Optional.of(Verdict.failed(rule, why(session), last(session)));
    }

    private static String why(HeardSession session) {
        return switch (session.conclusion()) {
            case Conclusion.Stuck(var doing, var limit) ->
                "It was given up after %s, while it was %s.".formatted(Wording.seconds(limit), doing);
            case Conclusion.Threw(var cause, var _) -> "It broke off: " + cause.sentence();
            case Conclusion.Returned() ->
                session.failure()
                        .map(cause -> "It failed: " + cause.sentence())
                        .orElse("All calls returned, and no event ended the session.");
        };
    }

    /// What it said last, for evidence.
    static List<Evidence> last(HeardSession session) {
        var all = session.log().observations();
        if (all.isEmpty()) {
            var what = "nothing was said, with %s of sound sent".formatted(Wording.seconds(session.sent()));
            return List.of(Evidence.of(session, what, ""));
        }
        return all.subList(Math.max(0, all.size() - 3), all.size()).stream()
                .map(seen -> Evidence.of(session, seen))
                .toList();
    }

    /// What it heard, against what a plain session heard.
    Words.Difference difference(HeardSession session) {
        return words.difference(plain, session.text());
    }

    /// The two texts and what differs.
    List<Evidence> compared(HeardSession session) {
        return List.of(
                Evidence.of(session, "heard by a plain session", plain),
                Evidence.of(session, "heard here", session.text()),
                Evidence.of(session, "what differs", difference(session).words()));
    }

    /// Whether no words came of it, interim ones included.
    boolean silent(HeardSession session) {
        return session.log().observations().stream()
                .map(seen -> Wording.spoken(seen.event()))
                .allMatch(words::none);
    }
}
