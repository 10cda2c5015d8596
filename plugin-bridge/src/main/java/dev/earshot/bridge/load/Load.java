package dev.earshot.bridge.load;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Many streams at once, each of which speaks as fast as people do: how late the text is for them.
///
/// Every stream has sessions of its own and sends the same recording, begun at a moment of its own.
/// Latencies are on the wall: see `docs/measures.md`. A session that fails is not tried again, for
/// that would hide what the load does; where streams last for a time, another one follows a second
/// later.
///
/// @param host that the recogniser asks, confirmed
/// @param recognizer hears all of them; stays open
/// @param sound shared by all of them: [HeldSound] costs a stream next to nothing
/// @param speech where somebody speaks in it
public record Load(
        ConfirmedHost host,
        Recognizer recognizer,
        PcmSource sound,
        List<TimeSpan> speech,
        RecognitionOptions options,
        LoadPlan plan,
        SteadyClock clock) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    public Load {
        speech = List.copyOf(speech);
    }

    /// Runs so many streams, and waits for all of them. Interrupting it ends them; what there is until
    /// then is what comes back, as [LoadStep#stopped], and the thread is not interrupted any more.
    ///
    /// @param streams at least 1
    public LoadStep run(int streams, LoadListener listener) {
        listener.began(streams);
        System.gc(); // so that what is held, the sound above all, is not moved while frames are due
        var tally = new LoadTally(speech.size(), plan.frame(), clock);
        boolean stopped;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticking = threads.submit(() -> tick(tally, listener));
            stopped = !awaited(begin(streams, tally, threads), threads);
            ticking.cancel(true);
        }
        listener.second(tally.moment());
        var step = tally.step(streams, stopped);
        listener.ended(step);
        return step;
    }

    private List<? extends Future<?>> begin(int streams, LoadTally tally, ExecutorService threads) {
        var beginnings = plan.beginnings(streams);
        long start = clock.nanos();
        return IntStream.range(0, streams)
                .mapToObj(stream -> threads.submit(() -> {
                    new LoadStream(this, tally).run(start + beginnings[stream]);
                    return stream;
                }))
                .toList();
    }

    /// @return whether they came to their end
    private static boolean awaited(List<? extends Future<?>> streams, ExecutorService threads) {
        try {
            for (var stream : streams) {
                stream.get();
            }
            return true;
        } catch (InterruptedException e) {
            threads.shutdownNow();
            return false;
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IllegalStateException("a stream of a load broke down", e.getCause());
        }
    }

    private Void tick(LoadTally tally, LoadListener listener) throws InterruptedException {
        long start = clock.nanos();
        for (long second = 1; ; second++) {
            clock.await(start + SECOND.multipliedBy(second).toNanos());
            listener.second(tally.moment());
        }
    }
}
