package dev.earshot.app.endpoints.run;

import dev.earshot.bridge.faults.Fault;
import dev.earshot.bridge.faults.FaultHappening;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.tester.TestListener;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Counts what goes on in a run. The run sets a few fields and goes on; the page asks when it wants to
/// know. Safe for many threads.
final class RunWatch implements TestListener {
    /// Of a run that is disturbed all the time, these are enough to see it; the trace has all of them.
    private static final int MOST_HAPPENINGS = 200;

    private static final int NORMAL = 1000; // close code of RFC 6455

    private final Optional<Duration> total;
    private final boolean realTime;
    private final SteadyClock clock;
    private final List<Happening> happenings = new ArrayList<>();
    private final StringBuilder settled = new StringBuilder();
    private final TreeMap<Integer, Segment> tentative = new TreeMap<>();
    private long samples;
    private long began;
    private long framesSent;
    private long framesReceived;
    private int connections;
    private String state = "Not connected yet";
    private boolean awaitsText = true;
    private Optional<Duration> firstInterim = Optional.empty();
    private Optional<Duration> lastFinal = Optional.empty();

    /// @param total how much will be sent, where that is known
    /// @param realTime whether delays are those of the clock; else they are counted in sound
    RunWatch(Optional<Duration> total, boolean realTime, SteadyClock clock) {
        this.total = total;
        this.realTime = realTime;
        this.clock = clock;
    }

    synchronized RunProgress now() {
        return new RunProgress(
                sent(),
                total,
                framesSent,
                framesReceived,
                connections,
                state,
                firstInterim,
                lastFinal,
                settled.toString(),
                tentativeText(),
                List.copyOf(happenings));
    }

    private String tentativeText() {
        return String.join(" ", tentative.values().stream().map(Segment::text).toList());
    }

    private Duration sent() {
        return Pcm.durationOf(samples);
    }

    /// Where in the sound the session is: what would have been spoken by now, or what was sent.
    private Duration place() {
        return realTime && samples > 0 ? Duration.ofNanos(clock.nanos() - began) : sent();
    }

    @Override
    public synchronized void fed(Pcm chunk) {
        if (samples == 0) {
            began = clock.nanos() - chunk.duration().toNanos();
        }
        samples += chunk.samples().length;
    }

    @Override
    public synchronized void heard(TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.SpeechStarted _ -> awaitsText = true;
            case TranscriptEvent.Partial partial -> {
                noteFirst(partial.segment());
                tentative.put(partial.segment().id(), partial.segment());
            }
            case TranscriptEvent.Final(var segment) -> {
                noteFirst(segment);
                awaitsText = true;
                tentative.headMap(segment.id(), true).clear();
                settled.append(settled.isEmpty() ? "" : "\n").append(segment.text());
                lastFinal = Optional.of(place().minus(segment.span().end()));
            }
            case TranscriptEvent.Notice notice -> happen(Happening.Kind.NOTE, notice.sentence());
            case TranscriptEvent.Failed(var cause) -> happen(Happening.Kind.PROBLEM, cause.sentence());
            case TranscriptEvent.SpeechEnded _, TranscriptEvent.Completed _ -> {}
        }
    }

    private void noteFirst(Segment segment) {
        if (awaitsText) {
            awaitsText = false;
            firstInterim = Optional.of(place().minus(segment.span().start()));
        }
    }

    @Override
    public synchronized void disturbed(FaultHappening what) {
        if (!(what.fault() instanceof Fault.Jitter)) {
            happen(
                    Happening.Kind.FAULT,
                    "On purpose: " + FaultPlan.of(what.fault()).text());
        }
    }

    @Override
    public synchronized void dialled(Opening opening) {
        connections++;
        state = "Connecting to " + opening.path();
        happen(
                connections == 1 ? Happening.Kind.CONNECTION : Happening.Kind.RECONNECT,
                connections == 1 ? state : "Connecting again (" + connections + ")");
    }

    @Override
    public synchronized void sent(Frame frame) {
        framesSent++;
        state = "Connected";
    }

    @Override
    public synchronized void received(Frame frame) {
        framesReceived++;
        state = "Connected";
    }

    @Override
    public synchronized void closed(int code, String reason) {
        state = code == NORMAL ? "Closed by the service" : "Connection lost (" + code + ")";
        happen(
                code == NORMAL ? Happening.Kind.CONNECTION : Happening.Kind.PROBLEM,
                state + (reason.isBlank() ? "" : ": " + reason));
    }

    private void happen(Happening.Kind kind, String words) {
        if (happenings.size() < MOST_HAPPENINGS) {
            happenings.add(new Happening(kind, place(), words));
        }
    }
}
