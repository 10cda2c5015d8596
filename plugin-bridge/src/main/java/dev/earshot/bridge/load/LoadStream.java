package dev.earshot.bridge.load;

import dev.earshot.bridge.feed.Feeder;
import dev.earshot.bridge.load.LoadPlan.Length;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionSession;
import java.time.Duration;

/// One stream of a load, on a thread of its own: one session after the other.
final class LoadStream {
    /// As anybody would wait who was turned away: a service that turns everybody away is not stormed.
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Load load;
    private final LoadTally tally;

    LoadStream(Load load, LoadTally tally) {
        this.load = load;
        this.tally = tally;
    }

    /// @param begin when, by the load's clock
    void run(long begin) throws InterruptedException {
        load.clock().await(begin);
        switch (load.plan().length()) {
            case Length.OnePass() -> session(Long.MAX_VALUE);
            case Length.Lasting(Duration time) -> {
                long end = begin + time.toNanos();
                while (load.clock().nanos() < end) {
                    if (!session(end)) {
                        load.clock().await(Math.min(end, load.clock().nanos() + AFTER_A_FAILURE.toNanos()));
                    }
                }
            }
        }
    }

    /// @param end when the stream falls silent
    /// @return whether nothing failed
    private boolean session(long end) throws InterruptedException {
        var heard = new HeardSession(load, tally);
        tally.asked();
        try {
            long asked = load.clock().nanos();
            try (var session = load.recognizer().open(load.options(), heard)) {
                tally.opened(Duration.ofNanos(load.clock().nanos() - asked));
                speak(session, heard, end);
                session.finish();
            }
            heard.ended();
        } catch (SttException e) {
            heard.broke(e);
        } finally {
            heard.close();
        }
        return !heard.failed();
    }

    private void speak(RecognitionSession session, HeardSession heard, long end) throws InterruptedException {
        heard.began();
        new Feeder(load.plan().pacing(), load.clock())
                .feed(
                        load.sound(),
                        frame -> {
                            if (heard.over() || load.clock().nanos() > end) {
                                heard.cut();
                                return false;
                            }
                            heard.sent(frame);
                            session.accept(frame);
                            return true;
                        },
                        tally.lateness());
    }
}
