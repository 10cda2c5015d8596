package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that hear different recordings at once through one loaded network say what each says alone, though their
/// texts are written together. How sure a text is may differ in its last digits.
class SessionsAtOnceTest {
    private static final int SESSIONS = 4;
    private static final LoadOptions FULL = LoadOptions.of(Precision.FP32);

    private final int threads = Compute.threads();

    @AfterEach
    void restoreThreads() {
        Compute.useThreads(threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withTheModelThatSpeaks(int threads) throws Exception {
        var clips = Shared.json("whisper-demo/golden.json").path("clips");
        var sounds = Stream.of(0, 9, 17, 29)
                .map(i -> clips.path(i).path("file").asString())
                .map(file -> new Pcm(Shared.sound("whisper-demo/audio/" + file)))
                .toList();
        var folder = Shared.fixture("whisper-demo");
        sameAtOnceAsAlone(folder, sounds, Decoding.DEFAULT, LoadOptions.AUTO, threads);
        sameAtOnceAsAlone(folder, sounds, Decoding.DEFAULT, FULL, threads);
    }

    /// What these write hangs on every digit.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withRandomWeights(int threads, @TempDir Path folder) throws Exception {
        writeCheckpoint(folder);
        var sounds = Stream.of(Bursts.at(1), Bursts.at(0.5, 4), Bursts.at(2, 3.5), Bursts.at(1, 40))
                .map(bursts -> bursts.sound(43))
                .toList();
        var usual = Decoding.Search.DEFAULT;
        var brief = new Decoding.Search(
                List.of(0.0, 0.6),
                usual.beamSize(),
                usual.patience(),
                usual.lengthPenalty(),
                usual.bestOf(),
                OptionalInt.of(12),
                usual.suppressTokens(),
                usual.suppressBlank(),
                usual.seed());
        sameAtOnceAsAlone(folder, sounds, Decoding.DEFAULT.with(brief), FULL, threads);
    }

    private static void writeCheckpoint(Path folder) throws IOException {
        var size = new WhisperSize("test", 64, 4, 2, 2, 80, 3, 2000, true, List.of());
        new RandomCheckpoint(size, Weights.Type.F16, 1, 3).write(folder);
    }

    private static void sameAtOnceAsAlone(
            Path folder, List<Pcm> sounds, Decoding decoding, LoadOptions precision, int threads) throws Exception {
        var family = new WhisperFamily();
        var options = new LoadOptions("cpu", precision.encoder(), precision.decoder(), OptionalInt.of(threads));
        var wanted = RecognitionOptions.DEFAULT.withDecoding(decoding);
        try (var recognizer = new LocalRecognizer(family.load(family.at(folder).orElseThrow(), options), SESSIONS)) {
            var alone = new ArrayList<List<TranscriptEvent>>();
            for (var sound : sounds) {
                alone.add(hear(recognizer, wanted, sound));
            }
            assertEquals(alone, atOnce(recognizer, wanted, sounds));
            assertFalse(alone.stream().allMatch(alone.getFirst()::equals), "the recordings are not all the same");
        }
    }

    private static List<List<TranscriptEvent>> atOnce(
            LocalRecognizer recognizer, RecognitionOptions wanted, List<Pcm> sounds) throws Exception {
        var allAreHere = new CyclicBarrier(sounds.size());
        var sessions = sounds.stream()
                .<Callable<List<TranscriptEvent>>>map(sound -> () -> {
                    allAreHere.await();
                    return hear(recognizer, wanted, sound);
                })
                .toList();
        var heard = new ArrayList<List<TranscriptEvent>>();
        try (var threads = Executors.newFixedThreadPool(sounds.size())) {
            for (var session : threads.invokeAll(sessions)) {
                heard.add(session.get());
            }
        }
        return heard;
    }

    private static List<TranscriptEvent> hear(LocalRecognizer recognizer, RecognitionOptions wanted, Pcm sound)
            throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(wanted, log)) {
            var samples = sound.samples();
            for (int at = 0; at < samples.length; at += Pcm.SAMPLE_RATE) {
                session.accept(new Pcm(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 16_000))));
            }
            session.finish();
        }
        log.assertKeepsContract();
        assertFalse(
                log.events().getLast() instanceof TranscriptEvent.Failed,
                () -> "" + log.events().getLast());
        return log.events().stream().map(SessionsAtOnceTest::withoutConfidence).toList();
    }

    private static TranscriptEvent withoutConfidence(TranscriptEvent event) {
        return event instanceof TranscriptEvent.Final(var said)
                ? new TranscriptEvent.Final(new Segment(
                        said.id(), said.span(), said.text(), said.words(), OptionalDouble.empty(), said.language()))
                : event;
    }
}
