package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Callers who come and go: some hear everything out, some hang up in the middle, some say nothing. What a server keeps
/// of
/// them shows in its memory after an hour.
///
/// @param recognizers one is chosen for each call; of several protocols
/// @param callers at once
/// @param lasting in all
public record Churn(
        List<Recognizer> recognizers,
        PcmSource sound,
        RecognitionOptions options,
        int callers,
        Duration lasting,
        SteadyClock clock,
        long seed) {
    public Churn {
        recognizers = List.copyOf(recognizers);
    }

    /// What came of it.
    ///
    /// @param heardOut calls that went to their end
    /// @param hungUp those that the caller left in the middle
    /// @param failures how often each was said
    public record Outcome(long heardOut, long hungUp, Map<String, Long> failures) {
        public Outcome {
            failures = Map.copyOf(failures);
        }
    }

    /// Returns when the time is up and the last call is over.
    public Outcome run() throws InterruptedException {
        var crowd = new Crowd(clock.nanos() + lasting.toNanos());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, callers)
                    .mapToObj(caller -> (Callable<Boolean>) () -> crowd.come(new Random(seed + caller)))
                    .toList());
        }
        return new Outcome(crowd.heardOut.get(), crowd.hungUp.get(), new TreeMap<>(crowd.failures));
    }

    private final class Crowd {
        private final long end;
        private final AtomicLong heardOut = new AtomicLong();
        private final AtomicLong hungUp = new AtomicLong();
        private final Map<String, Long> failures = new ConcurrentHashMap<>();

        Crowd(long end) {
            this.end = end;
        }

        boolean come(Random random) throws InterruptedException {
            while (clock.nanos() < end) {
                try {
                    call(random);
                } catch (SttException e) {
                    note(e);
                    clock.await(clock.nanos() + Duration.ofMillis(100).toNanos()); // as anybody would
                }
            }
            return true;
        }

        private void note(TranscriptEvent event) {
            if (event instanceof TranscriptEvent.Failed(var cause) && cause.error() != SttError.CANCELLED) {
                note(cause);
            }
        }

        private void note(SttException cause) {
            failures.merge(cause.sentence(), 1L, Long::sum);
        }

        private void call(Random random) throws InterruptedException {
            var recognizer = recognizers.get(random.nextInt(recognizers.size()));
            try (var session = recognizer.open(options, this::note)) {
                int most = random.nextInt(4 * Pcm.SAMPLE_RATE); // samples: up to four seconds
                feed(session, most);
                if (random.nextInt(3) == 0) {
                    hungUp.incrementAndGet(); // by closing the session
                } else {
                    session.finish();
                    heardOut.incrementAndGet();
                }
            }
        }

        private void feed(RecognitionSession session, int most) throws InterruptedException {
            int sent = 0;
            try (var stream = sound.open()) {
                for (var chunk = stream.read(); chunk.isPresent() && sent < most; chunk = stream.read()) {
                    session.accept(chunk.get());
                    sent += chunk.get().samples().length;
                }
            }
        }
    }
}
