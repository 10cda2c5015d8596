package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Writes down what one session says and what is done to it. Any thread may speak to it; after
/// [#stop] it writes down nothing more.
final class Tape implements TranscriptListener {
    private final SteadyClock clock;
    private final long start;
    private final List<Observation> observations = new ArrayList<>();
    private long sent; // samples
    private int finals;
    private Optional<Duration> ended = Optional.empty();
    private String doing = "opening the session";
    private boolean over;
    private boolean stopped;

    Tape(SteadyClock clock) {
        this.clock = clock;
        this.start = clock.nanos();
    }

    @Override
    public synchronized void on(TranscriptEvent event) {
        if (stopped) {
            return;
        }
        observations.add(new Observation(Pcm.durationOf(sent), wall(), event));
        over |= event.terminal();
        if (event instanceof TranscriptEvent.Final) {
            finals++;
        }
        notifyAll();
    }

    /// Sound is counted when it is handed over, not when it was taken.
    synchronized void sending(Pcm frame) {
        doing = "taking sound";
        sent += frame.samples().length;
    }

    synchronized void ending() {
        doing = "answering the end of input";
        ended = Optional.of(wall());
    }

    synchronized void doing(String what) {
        doing = what;
    }

    synchronized int finals() {
        return finals;
    }

    /// Waits until there are more finals than that, or the session is over.
    synchronized void awaitFinal(int more, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); finals <= more && !over && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// Whether the terminal event was heard.
    synchronized boolean over() {
        return over;
    }

    synchronized String doing() {
        return doing;
    }

    synchronized Duration wall() {
        return Duration.ofNanos(clock.nanos() - start);
    }

    /// The last of it.
    synchronized void stop() {
        stopped = true;
    }

    synchronized SessionLog log() {
        return new SessionLog(observations);
    }

    synchronized Duration sent() {
        return Pcm.durationOf(sent);
    }

    synchronized Optional<Duration> ended() {
        return ended;
    }
}
