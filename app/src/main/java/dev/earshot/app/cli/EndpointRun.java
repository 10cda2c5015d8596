package dev.earshot.app.cli;

import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.tester.RunTrace;
import dev.earshot.bridge.tester.TestListener;
import dev.earshot.bridge.tester.TestResult;
import dev.earshot.bridge.tester.TestRun;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamScoring;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One test of an endpoint on the command line: its text while it comes, and then its measures.
///
/// @param printsText whether final text goes to standard output at once
record EndpointRun(CliContext context, StatusLine status, TestRun run, boolean printsText) {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// @param usage of the service
    record Scored(StreamScore score, Usage usage) {}

    /// Runs on the calling thread; interrupting it cancels.
    ///
    /// @throws dev.earshot.engine.SttException what ended it early
    Scored on(TestSound sound, Optional<RunTrace> trace) throws InterruptedException {
        var made = sound.making().make();
        var result = result(sound.name(), made.source(), trace);
        var scoring =
                new StreamScoring(run.simulation().pace(), PAUSE, run.options().language(), List.of());
        var score = scoring.score(sound.name(), result.stream(), Optional.empty(), made.spoken(), Duration.ZERO);
        return new Scored(score, result.usage());
    }

    private TestResult result(String name, PcmSource sound, Optional<RunTrace> trace) throws InterruptedException {
        var done = new AtomicReference<Optional<TestResult>>(Optional.empty());
        var heard = Listening.to(name, context, status, printsText).hear(sound, (source, listener) -> {
            var telling = new Telling(listener);
            done.set(Optional.of(trace.isPresent() ? run.run(source, trace.get(), telling) : run.run(source, telling)));
        });
        return done.get()
                .orElseThrow(() -> heard.brokenOff()
                        .orElseThrow(() -> new IllegalStateException("a test ended without a result")));
    }

    private record Telling(TranscriptListener listener) implements TestListener {
        @Override
        public void heard(TranscriptEvent event) {
            listener.on(event);
        }
    }
}
