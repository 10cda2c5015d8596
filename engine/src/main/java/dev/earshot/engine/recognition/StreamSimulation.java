package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Sends a recording to a recogniser as if it were being spoken, and writes down what is said to it
/// and when.
///
/// A chunk is sent when its last sample has been spoken, as a microphone does it: nobody can send
/// sound that does not exist yet. In [Pace.Times] each chunk has its moment, counted from the
/// beginning of the stream and not from the chunk before, so that no delay adds up; after a delay
/// chunks follow each other until that is made up for. In [Pace#FAST] a chunk is sent when the one
/// before has been heard and all that follows from it was said: so an event is written down with
/// exactly the sound that caused it, however long the session's queue is, and the session never is
/// behind.
///
/// @param clock tells how late things are, and waits in [Pace.Times]
public record StreamSimulation(ChunkSizes chunks, Pace pace, SteadyClock clock) {
    /// How fast sound is sent.
    public sealed interface Pace {
        /// As fast as it is heard.
        Pace FAST = new Fast();

        /// As fast as it is spoken.
        Pace REAL_TIME = new Times(1);

        /// As fast as it is heard. Times on the wall say nothing then but how long the computing took.
        record Fast() implements Pace {}

        /// So many times as fast as it is spoken.
        record Times(double factor) implements Pace {
            public Times {
                if (!(factor > 0)) {
                    throw new IllegalArgumentException("sound at " + factor + " times its speed");
                }
            }

            /// How long sound takes.
            Duration of(Duration sound) {
                return Duration.ofNanos((long) (sound.toNanos() / factor));
            }
        }
    }

    /// Runs to the end on the calling thread; interrupting it cancels.
    ///
    /// @param listener hears the events as they come, with times on the source's own axis
    /// @throws dev.earshot.engine.SttException what ended the session or the source early
    public SimulatedStream run(
            PcmSource source, Recognizer recognizer, RecognitionOptions options, TranscriptListener listener)
            throws InterruptedException {
        var run = new Run();
        var builder = new TranscriptBuilder();
        Hearing.through(
                CutStream.cut(source, chunks),
                session -> recognizer.open(options, event -> {
                    run.write(event);
                    session.on(event);
                }),
                event -> {
                    builder.on(event);
                    listener.on(event);
                },
                run::send);
        builder.terminal().ifPresent(Hearing::requireCompleted);
        return new SimulatedStream(
                new SessionLog(run.observations), builder.transcript(), run.since(), run.lateness.backlog());
    }

    /// One stream on its way: fed by the calling thread, written down by the session's.
    private final class Run {
        private final long start = clock.nanos();
        private final AtomicLong sent = new AtomicLong(); // samples
        private final List<Observation> observations = new ArrayList<>();
        private final Lateness lateness = new Lateness();

        void write(TranscriptEvent event) {
            observations.add(new Observation(Pcm.durationOf(sent.get()), since(), event));
        }

        void send(Pcm chunk, RecognitionSession session) throws InterruptedException {
            long all = sent.get() + chunk.samples().length;
            switch (pace) {
                case Pace.Fast _ -> {
                    sent.set(all);
                    session.accept(chunk);
                    session.catchUp();
                }
                case Pace.Times times -> {
                    var due = times.of(Pcm.durationOf(all));
                    clock.await(start + due.toNanos());
                    lateness.add(since().minus(due), session.backlog());
                    sent.set(all);
                    session.accept(chunk);
                }
            }
        }

        Duration since() {
            return Duration.ofNanos(clock.nanos() - start);
        }
    }

    /// Adds up how late a stream is.
    private static final class Lateness {
        private Duration most = Duration.ZERO;
        private Duration sum = Duration.ZERO;
        private Duration feederLate = Duration.ZERO;
        private long chunks;

        /// @param late how late the next chunk is sent; what was spoken meanwhile could not be heard either
        /// @param unheard of what was sent
        void add(Duration late, Duration unheard) {
            var behind = late.plus(unheard);
            most = longer(most, behind);
            feederLate = longer(feederLate, late);
            sum = sum.plus(behind);
            chunks++;
        }

        Backlog backlog() {
            return new Backlog(most, chunks == 0 ? Duration.ZERO : sum.dividedBy(chunks), feederLate);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }
}
