package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Models of 1 MB each, of which two may be in memory, and one of 5 MB.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryBudgetTest {
    private static final int MB = 1_000_000;

    @TempDir
    private Path folder;

    private final Map<String, FakeModel> last = new ConcurrentHashMap<>();
    private final AtomicInteger loadings = new AtomicInteger();
    private final Models models = new Models(
            List.of(new FakeFamily("fake", List.of(), this::load)),
            ModelFolders.none(),
            new ModelLimits(2, MemoryBudget.of(2 * MB + 100)),
            new IdleTime());

    private InstalledModel a = FakeFamily.builtIn("a", "A");
    private InstalledModel b = a;
    private InstalledModel c = a;
    private InstalledModel large = a;

    @BeforeEach
    void install() throws IOException {
        a = install("A", MB);
        b = install("B", MB);
        c = install("C", MB);
        large = install("Large", 5 * MB);
    }

    @AfterEach
    void close() {
        models.close();
    }

    private InstalledModel install(String name, int bytes) throws IOException {
        var place = Files.createDirectory(folder.resolve(name));
        Files.writeString(place.resolve("fake"), name);
        Files.write(place.resolve("model.safetensors"), new byte[bytes]);
        return models.at(place);
    }

    private LoadedModel load(InstalledModel model) {
        loadings.incrementAndGet();
        var report = new LoadReport("fp32", Duration.ZERO, MB);
        var info = new RecognizerInfo(model.id(), model.name(), "1", "CPU", List.of("en"), false, report);
        var loaded = FakeModel.saying("one").describedAs(info);
        last.put(model.name(), loaded);
        return loaded;
    }

    private Recognizer use(InstalledModel model) {
        return models.recognizer(model, LoadOptions.AUTO);
    }

    private static RecognitionSession open(Recognizer recognizer) {
        return recognizer.open(RecognitionOptions.DEFAULT, new EventLog());
    }

    private List<String> inMemory() {
        return models.loaded().stream().map(one -> one.model().name()).sorted().toList();
    }

    @Test
    void whatWasUnusedForTheLongestMakesRoom() throws InterruptedException {
        var first = use(a);
        use(b);
        open(first).finish();
        use(c);
        assertEquals(List.of("A", "C"), inMemory());
        assertEquals(1, last.get("B").closings());
        assertEquals(0, last.get("A").closings());
    }

    @Test
    void aModelThatMadeRoomIsLoadedAgainForItsNextSession() throws InterruptedException {
        var first = use(a);
        use(b);
        use(c);
        assertEquals(List.of("B", "C"), inMemory());
        open(first).finish();
        assertEquals(List.of("A", "C"), inMemory());
        assertEquals(4, loadings.get());
    }

    @Test
    void whatSessionsUseStaysAndTheNextIsToldWhy() throws InterruptedException {
        try (var one = open(use(a));
                var other = open(use(b))) {
            var failure = assertThrows(SttException.class, () -> use(c));
            assertEquals(SttError.OVERLOADED, failure.error());
            assertEquals(
                    "There is no memory for C now, which needs about 1.0 MB of the 2.0 MB that models may take: those"
                            + " that are loaded are in use (A, B). Try again later, or choose one of them.",
                    failure.sentence());
            assertEquals(List.of("A", "B"), inMemory());
            one.finish();
            use(c);
            assertEquals(List.of("B", "C"), inMemory());
            other.finish();
        }
    }

    @Test
    void oneThatCanNeverFitIsRefusedAndDisturbsNobody() {
        use(a);
        var failure = assertThrows(SttException.class, () -> use(large));
        assertEquals(SttError.OUT_OF_MEMORY, failure.error());
        assertEquals(
                "Large needs about 5.0 MB of memory, and models may take 2.0 MB in all on the CPU: choose a smaller"
                        + " model or precision, or allow more.",
                failure.sentence());
        assertEquals(List.of("A"), inMemory());
    }

    @Test
    void itTellsWhatIsInMemoryWithItsSessions() throws InterruptedException {
        assertEquals(List.of(), models.loaded());
        var session = open(use(a));
        assertEquals(List.of(new ModelInMemory(a, "CPU", MB, 1)), models.loaded());
        session.finish();
        assertEquals(List.of(new ModelInMemory(a, "CPU", MB, 0)), models.loaded());
    }

    @Test
    void aModelThatCouldNotBeLoadedTakesNoRoom() {
        last.clear();
        var broken = new Models(
                List.of(new FakeFamily("fake", List.of(), model -> {
                    if (model.name().equals("A") && loadings.getAndIncrement() == 0) {
                        throw new SttException(SttError.MODEL_CORRUPT, "A is damaged.");
                    }
                    return load(model);
                })),
                ModelFolders.none(),
                new ModelLimits(1, MemoryBudget.of(MB)),
                new IdleTime());
        try (broken) {
            assertThrows(SttException.class, () -> broken.recognizer(a, LoadOptions.AUTO));
            broken.recognizer(b, LoadOptions.AUTO);
            assertEquals(1, broken.loaded().size());
        }
    }

    /// Whoever comes in whatever order, never is more in memory than may be.
    @Test
    void manyThatUseThemAtOnceStayWithinTheBudget() throws Exception {
        var most = new AtomicLong();
        var all = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var model : List.of(a, b, c, a, b, c)) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        try {
                            open(use(model)).finish();
                        } catch (SttException e) {
                            assertEquals(SttError.OVERLOADED, e.error());
                        }
                        long bytes = models.loaded().stream()
                                .mapToLong(ModelInMemory::bytes)
                                .sum();
                        most.accumulateAndGet(bytes, Math::max);
                    }
                    return model;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertTrue(most.get() <= 2 * MB + 100, () -> most + " bytes");
        assertEquals(0, last.values().stream().mapToInt(FakeModel::openDecoders).sum());
    }

    @Test
    void usuallyModelsMayTakeThreeQuartersOfTheMachinesMemory() {
        long whole = Compute.CPU.memory().orElseThrow();
        assertEquals(whole / 4 * 3, MemoryBudget.usual().on(Compute.CPU));
    }

    @Test
    void usuallyAModelHasTwoSessionsAProcessorAndEightAtLeast() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(Math.max(8, 2 * processors), ModelLimits.usual().sessions());
    }
}
