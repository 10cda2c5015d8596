package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.GpuFailures;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.model.whisper.FailingGpu.Stage;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens when a GPU fails, with networks that are none.
class PlacementTest {
    private static final Compute GPU = new Compute("cuda:0");
    private static final String NOTICE = "The GPU 0 ran out of memory, so the processor goes on in its place.";
    private static final Bursts SPEECH = Bursts.at(0.8, 3, 20.9, 41, 44.2, 61.5);
    private static final Runnable NOTHING = () -> {};

    @TempDir
    private Path folder;

    private LoudNetwork processor = new LoudNetwork(new Written(null).tokens());
    private final AtomicInteger loads = new AtomicInteger(); // of the processor's network

    @BeforeEach
    void makeNetwork() {
        processor = new LoudNetwork(Written.in(folder).tokens());
    }

    private FailingGpu gpu(Stage stage, int good, Runnable beforeFailing) {
        return new FailingGpu(processor, stage, good, beforeFailing);
    }

    private Placement<WhisperNetwork> on(FailingGpu gpu) {
        return Placement.load(GPU, where -> where.equals(GPU) ? gpu : loaded());
    }

    private WhisperNetwork loaded() {
        loads.incrementAndGet();
        return processor;
    }

    private EventLog hear(Placement<WhisperNetwork> placement, Mode mode) throws InterruptedException {
        var like = LoudNetwork.whisper(processor);
        var whisper = new Whisper(placement, like.config(), like.tokens(), like.features());
        var windows = new Decoding.Windows(mode, 4);
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.DEFAULT.with(windows));
        var log = new EventLog();
        var sound = SPEECH.sound(64);
        try (var decoder = new Streams(whisper).open(options, Detectors.builtIn())) {
            decoder.accept(sound, log);
            decoder.finish(log);
        }
        log.on(new TranscriptEvent.Completed(sound.duration()));
        log.assertKeepsContract();
        return log;
    }

    private static List<String> notices(EventLog log) {
        return log.events().stream()
                .filter(TranscriptEvent.Notice.class::isInstance)
                .map(event -> ((TranscriptEvent.Notice) event).sentence())
                .toList();
    }

    @Test
    void aGpuThatCannotTakeTheNetworkLeavesItToTheProcessor() throws InterruptedException {
        var placement = Placement.load(GPU, where -> {
            if (where.equals(GPU)) {
                throw GpuFailures.broken();
            }
            return loaded();
        });
        assertEquals(Compute.CPU, placement.where());
        assertEquals(
                List.of("The GPU 0 failed, so the processor goes on in its place."),
                notices(hear(placement, Mode.SILENCES)));
        assertEquals(1, loads.get());
    }

    @ParameterizedTest
    @CsvSource({
        "ENCODE, 0, SLIDING",
        "ENCODE, 2, SLIDING",
        "WRITE, 1, SLIDING",
        "STEP, 4, SLIDING",
        "ALIGN, 1, SLIDING",
        "ENCODE, 1, SILENCES",
        "WRITE, 2, SILENCES",
        "STEP, 4, SILENCES",
        "ALIGN, 2, SILENCES",
        "STEP, 4, UTTERANCES",
        "ALIGN, 3, UTTERANCES",
    })
    void aGpuThatFailsInTheMiddleChangesNothingOfWhatIsHeard(Stage stage, int good, Mode mode)
            throws InterruptedException {
        var expected = hear(Placement.onProcessor(processor), mode);
        var gpu = gpu(stage, good, NOTHING);
        var placement = on(gpu);
        assertEquals(GPU, placement.where());

        var heard = hear(placement, mode);

        assertEquals(expected.finals(), heard.finals());
        assertEquals(List.of(NOTICE), notices(heard));
        assertEquals(List.of(), notices(expected));
        assertEquals(Compute.CPU, placement.where());
        assertEquals(1, loads.get());
        assertEquals(0, gpu.open.get(), "everything of the GPU's is freed");
        assertEquals(6, expected.finals().size());
    }

    @Test
    void everySessionIsToldOnce() throws InterruptedException {
        var placement = on(gpu(Stage.STEP, 2, NOTHING));
        assertEquals(List.of(NOTICE), notices(hear(placement, Mode.SILENCES)));
        assertEquals(List.of(NOTICE), notices(hear(placement, Mode.UTTERANCES)));
        assertEquals(1, loads.get());
    }

    @Test
    void ofThreadsThatItFailsForAtOnceOneLoadsTheNetwork() throws Exception {
        var bothAreHere = new CyclicBarrier(2);
        var gpu = gpu(Stage.ENCODE, 0, () -> meet(bothAreHere));
        var placement = on(gpu);
        var expected = hear(Placement.onProcessor(processor), Mode.SILENCES).finals();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<EventLog> session = () -> hear(placement, Mode.SILENCES);
            for (var heard : threads.invokeAll(List.of(session, session))) {
                assertEquals(expected, heard.get().finals());
                assertEquals(List.of(NOTICE), notices(heard.get()));
            }
        }
        assertEquals(1, loads.get());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProcessorWithoutRoomEndsTheSessionAndIsTriedAgainByTheNext() throws InterruptedException {
        var gpu = gpu(Stage.ENCODE, 0, NOTHING);
        var placement = Placement.load(GPU, where -> {
            if (where.equals(GPU)) {
                return gpu;
            }
            if (loads.getAndIncrement() == 0) {
                throw new SttException(SttError.OUT_OF_MEMORY, "There is no room.");
            }
            return processor;
        });
        var failure = assertThrows(SttException.class, () -> hear(placement, Mode.SLIDING));
        assertEquals(SttError.OUT_OF_MEMORY, failure.error());
        assertEquals(6, hear(placement, Mode.SLIDING).finals().size());
        assertEquals(Optional.of(NOTICE), placement.notice());
    }

    @Test
    void bothNetworksAreFreedInTheEnd() throws InterruptedException {
        var closed = new ArrayList<String>();
        var placement = Placement.load(GPU, where -> new Closing(where, closed));
        placement.attempt(network -> {
            if (((Closing) network).where().equals(GPU)) {
                throw GpuFailures.broken();
            }
            return network;
        });
        assertTrue(closed.isEmpty(), "another thread may still be on the GPU");
        placement.close();
        assertEquals(List.of("cuda:0", "cpu"), closed);
    }

    private record Closing(Compute where, List<String> closed) implements WhisperNetwork {
        @Override
        public Heard encode(List<Mel> windows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed.add(where.id());
        }
    }
}
