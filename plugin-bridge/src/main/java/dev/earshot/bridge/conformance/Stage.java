package dev.earshot.bridge.conformance;

import dev.earshot.bridge.conformance.HeardSession.Conclusion;
import dev.earshot.bridge.feed.Feeder;
import dev.earshot.bridge.feed.LatenessMeter;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where sessions are played: each on a virtual thread of its own, so that one that hangs is given
/// up and not waited for.
///
/// @param patience how long a session may take beyond the time that its script takes
record Stage(RecognitionOptions options, Duration patience, SteadyClock clock) {
    /// How long a session that is given up has to let go of what it holds.
    private static final Duration LEAVING = Duration.ofSeconds(1);

    /// Plays it to the end, or until it has taken too long.
    HeardSession play(Script script, Subject.Opening opening) throws InterruptedException {
        return begin(script, opening).await();
    }

    /// Begins to play it, beside others.
    Performance begin(Script script, Subject.Opening opening) {
        var performance = new Performance(script, opening, new Tape(clock));
        performance.start();
        return performance;
    }

    /// A session being played.
    final class Performance {
        private final Script script;
        private final Subject.Opening opening;
        private final Tape tape;
        private final FutureTask<Conclusion> conclusion = new FutureTask<>(this::perform);
        private final Thread thread;

        private Performance(Script script, Subject.Opening opening, Tape tape) {
            this.script = script;
            this.opening = opening;
            this.tape = tape;
            this.thread = Thread.ofVirtual().name("conformance").unstarted(conclusion);
        }

        private void start() {
            thread.start();
        }

        /// Interrupting it abandons the session.
        HeardSession await() throws InterruptedException {
            var limit = script.takes().plus(patience);
            try {
                return heard(conclusion.get(limit.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException _) {
                var stuck = new Conclusion.Stuck(tape.doing(), limit);
                abandon();
                return heard(stuck);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the subject broke down", e.getCause());
            } catch (InterruptedException e) {
                abandon();
                throw e;
            }
        }

        /// Its thread closes the session, if the session lets it.
        void abandon() throws InterruptedException {
            tape.stop();
            thread.interrupt();
            thread.join(LEAVING);
        }

        private HeardSession heard(Conclusion how) {
            tape.stop();
            return new HeardSession(
                    script.name(), options, Optional.empty(), tape.log(), tape.sent(), tape.ended(), how);
        }

        private Conclusion perform() throws InterruptedException {
            try (var session = opening.open(options, tape)) {
                for (var step : script.steps()) {
                    perform(step, session);
                }
                tape.doing("closing the session");
            } catch (SttException e) {
                return new Conclusion.Threw(e, tape.wall());
            } catch (RuntimeException e) {
                var sentence = "An exception came that nobody expected: " + e + ".";
                return new Conclusion.Threw(new SttException(SttError.INTERNAL, sentence, e), tape.wall());
            }
            return new Conclusion.Returned();
        }

        /// What is over is sent nothing more; but its end is asked for, since that must return all
        /// the same.
        private void perform(Step step, SubjectSession session) throws InterruptedException {
            switch (step) {
                case Step.Send send -> send(send, session);
                case Step.Pause(var length) -> clock.await(clock.nanos() + length.toNanos());
                case Step.Flush(var limit) -> {
                    tape.doing("taking a flush");
                    int before = tape.finals();
                    session.flush();
                    tape.awaitFinal(before, limit);
                }
                case Step.End() -> {
                    tape.ending();
                    session.finish();
                }
            }
        }

        private void send(Step.Send send, SubjectSession session) throws InterruptedException {
            var feeder = new Feeder(send.pacing(), clock);
            feeder.feed(
                    new WholeSound(send.sound()),
                    frame -> {
                        boolean more = !tape.over();
                        if (more) {
                            tape.sending(frame);
                            session.accept(frame);
                        }
                        return more;
                    },
                    new LatenessMeter());
        }
    }
}
