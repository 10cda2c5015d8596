package dev.earshot.bridge.client;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SimulatedStream;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.UtteranceLatency;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Many callers at once, each of which speaks as fast as people do: how late the text is for them.
///
/// Every caller has a connection of its own and sends the same recording, begun at a moment of its own, so that they do
/// not fall silent together. Latencies are on the wall: see `docs/measures.md`.
///
/// @param speech where somebody speaks in it
/// @param ramp within which all have begun
/// @param seed of the moments at which they begin
public record Load(
        Recognizer recognizer,
        PcmSource sound,
        List<TimeSpan> speech,
        RecognitionOptions options,
        ChunkSizes chunks,
        Duration ramp,
        SteadyClock clock,
        long seed) {
    public Load {
        speech = List.copyOf(speech);
    }

    /// Hears the recording once, without hurry, and takes what the service says of its utterances for where they are.
    ///
    /// @throws SttException what the service fails of
    public static List<TimeSpan> spokenIn(PcmSource sound, Recognizer recognizer, RecognitionOptions options)
            throws InterruptedException {
        return recognizer.transcribe(sound, options, _ -> {}).segments().stream()
                .map(segment -> segment.span())
                .toList();
    }

    /// Runs one call of each; waits for all of them.
    ///
    /// @param callers at once, at least 1
    public LoadStep run(int callers) throws InterruptedException {
        var random = new Random(seed);
        var delays = IntStream.range(0, callers)
                .mapToLong(_ -> random.nextLong(ramp.toNanos() + 1))
                .sorted()
                .toArray();
        long start = clock.nanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = threads.invokeAll(IntStream.range(0, callers)
                    .mapToObj(caller -> (Callable<LoadStep>) () -> call(start + delays[caller]))
                    .toList());
            return calls.stream().map(Future::resultNow).reduce(LoadStep.NONE, LoadStep::plus);
        }
    }

    private LoadStep call(long begin) throws InterruptedException {
        clock.await(begin);
        try {
            var stream = new StreamSimulation(chunks, Pace.REAL_TIME, clock).run(sound, recognizer, options, _ -> {});
            return step(stream);
        } catch (SttException e) {
            return LoadStep.failed(e.sentence());
        }
    }

    private LoadStep step(SimulatedStream stream) {
        var latency = UtteranceLatency.of(stream.log(), speech, StreamClock.COMPUTE_AWARE);
        int notices = (int) stream.log().observations().stream()
                .filter(one -> one.event() instanceof TranscriptEvent.Notice)
                .count();
        return LoadStep.of(latency, stream.transcript().text(), stream.backlog().feederLate(), notices);
    }
}
