package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceTimes;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the sound of a trace to a recogniser, in the chunks in which it came.
///
/// In [Pace#REAL_TIME] each chunk has the moment at which it came, counted from the beginning, however
/// unsteady that was: so a pause of the network is one again. In [Pace#FAST] a chunk is sent when the
/// one before has been heard.
///
/// @param clock waits in [Pace#REAL_TIME]
public record TraceReplay(Pace pace, SteadyClock clock) {
    /// @param log what was said and when, on the axes of the trace
    /// @param live whether its times on the wall mean anything: sound was sent as it was spoken
    public record Replayed(SessionLog log, Transcript transcript, boolean live) {}

    /// Runs to the end on the calling thread; interrupting it cancels.
    ///
    /// @param sound of the trace
    /// @throws SttException what ended the session or the sound early
    public Replayed run(
            Trace trace,
            PcmSource sound,
            Recognizer recognizer,
            RecognitionOptions options,
            TranscriptListener listener)
            throws InterruptedException {
        var times = TraceTimes.of(trace);
        var run = new Run(
                trace.chunks()
                        .filter(chunk -> chunk.samples() > 0)
                        .map(TraceItem::at)
                        .toList(),
                times.zero());
        var builder = new TranscriptBuilder();
        Hearing.through(
                sound,
                session -> recognizer.open(options, event -> {
                    run.observations.add(new Observation(Pcm.durationOf(run.sent.get()), run.sinceZero(), event));
                    session.on(event);
                }),
                event -> {
                    builder.on(event);
                    listener.on(event);
                },
                run::send);
        builder.terminal().ifPresent(Hearing::requireCompleted);
        return new Replayed(
                new SessionLog(run.observations), builder.transcript(), pace.equals(Pace.REAL_TIME) && times.live());
    }

    private final class Run {
        private final List<Duration> moments;
        private final Duration zero;
        private final long start = clock.nanos();
        private final AtomicLong sent = new AtomicLong(); // samples
        private final List<Observation> observations = new ArrayList<>();
        private int next;

        Run(List<Duration> moments, Duration zero) {
            this.moments = moments;
            this.zero = zero;
        }

        void send(Pcm chunk, RecognitionSession session) throws InterruptedException {
            switch (pace) {
                case Pace.Fast _ -> {
                    sent.addAndGet(chunk.samples().length);
                    session.accept(chunk);
                    session.catchUp();
                }
                case Pace.Times times -> {
                    if (next < moments.size()) {
                        clock.await(start
                                + times.of(moments.get(next).minus(moments.getFirst()))
                                        .toNanos());
                    }
                    sent.addAndGet(chunk.samples().length);
                    session.accept(chunk);
                }
            }
            next++;
        }

        /// Since the first sample was spoken: the first chunk is sent as long after that as it came.
        Duration sinceZero() {
            var first = moments.isEmpty() ? Duration.ZERO : moments.getFirst().minus(zero);
            return Duration.ofNanos(clock.nanos() - start).plus(first);
        }
    }
}
