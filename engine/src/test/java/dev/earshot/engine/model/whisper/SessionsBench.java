package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how long several sessions at once take beside the same ones after each other, and how long a session goes on
/// after it was told to stop. Run by hand: `./mvnw -pl engine test -Dtest=SessionsBench`.
class SessionsBench {
    private static final int SESSIONS = 4;

    @TempDir
    private Path folder;

    @Test
    void severalAtOnce() throws Exception {
        System.out.println("size   threads   4 in turn   4 at once");
        for (var size : List.of("tiny", "base")) {
            var checkpoint = write(size);
            for (int threads : List.of(1, 2)) {
                try (var recognizer = load(checkpoint, threads)) {
                    hear(recognizer);
                    long start = System.nanoTime();
                    for (int i = 0; i < SESSIONS; i++) {
                        hear(recognizer);
                    }
                    long inTurn = System.nanoTime() - start;
                    start = System.nanoTime();
                    try (var pool = Executors.newFixedThreadPool(SESSIONS)) {
                        Callable<EventLog> session = () -> hear(recognizer);
                        for (var heard : pool.invokeAll(Collections.nCopies(SESSIONS, session))) {
                            heard.get();
                        }
                    }
                    long atOnce = System.nanoTime() - start;
                    System.out.printf(
                            Locale.ROOT, "%-6s %7d %9.2f s %9.2f s%n", size, threads, inTurn / 1e9, atOnce / 1e9);
                }
            }
        }
    }

    /// At moments that are spread over the encoding of 30 s, which native code does in one go.
    @Test
    void stopping() throws Exception {
        var checkpoint = write("small");
        for (int threads : List.of(1, 2)) {
            try (var recognizer = load(checkpoint, threads)) {
                hear(recognizer);
                var took = new ArrayList<Double>();
                for (int i = 0; i < 12; i++) {
                    took.add(stop(recognizer, 100L * i));
                }
                Collections.sort(took);
                System.out.printf(
                        Locale.ROOT,
                        "small, %d threads: stopped after %.2f s at the median, %.2f s at most%n",
                        threads,
                        took.get(took.size() / 2),
                        took.getLast());
            }
        }
    }

    private static double stop(LocalRecognizer recognizer, long later) throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(options(), log)) {
            feed(session::accept);
            Thread.sleep(later);
            long start = System.nanoTime();
            session.close();
            if (!(log.events().getLast() instanceof TranscriptEvent.Failed(var cause))
                    || cause.error() != SttError.CANCELLED) {
                throw new IllegalStateException("ended by itself");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private Path write(String size) throws IOException {
        return write(size, Files.createDirectory(folder.resolve(size)));
    }

    private static Path write(String size, Path checkpoint) throws IOException {
        new RandomWhispers().write(size, checkpoint);
        return checkpoint;
    }

    private static LocalRecognizer load(Path checkpoint, int threads) {
        var family = new WhisperFamily();
        var auto = LoadOptions.AUTO;
        var options = new LoadOptions("cpu", auto.encoder(), auto.decoder(), OptionalInt.of(threads));
        return new LocalRecognizer(family.load(family.at(checkpoint).orElseThrow(), options), SESSIONS);
    }

    private static EventLog hear(LocalRecognizer recognizer) throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(options(), log)) {
            feed(session::accept);
            session.finish();
        }
        return log;
    }

    private interface Feeding {
        void accept(Pcm chunk) throws InterruptedException;
    }

    /// 28 s with somebody in every two of them, and silence after it, so that they are one window.
    private static void feed(Feeding session) throws InterruptedException {
        var starts = DoubleStream.iterate(0.2, at -> at + 1.5).limit(18).toArray();
        var samples = Bursts.at(starts).sound(33).samples();
        for (int at = 0; at < samples.length; at += Pcm.SAMPLE_RATE) {
            session.accept(new Pcm(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + Pcm.SAMPLE_RATE))));
        }
    }

    private static RecognitionOptions options() {
        var usual = Decoding.Search.DEFAULT;
        var brief = new Decoding.Search(
                List.of(0.0),
                usual.beamSize(),
                usual.patience(),
                usual.lengthPenalty(),
                usual.bestOf(),
                OptionalInt.of(25),
                usual.suppressTokens(),
                usual.suppressBlank(),
                usual.seed());
        return RecognitionOptions.DEFAULT.withDecoding(Decoding.DEFAULT.with(brief));
    }
}
