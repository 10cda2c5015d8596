package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.FolderStamp;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelsTest {
    private static final InstalledModel SMALL = FakeFamily.builtIn("small", "Small");
    private static final InstalledModel NEURAL =
            new InstalledModel("neural", "Neural", "fake", Optional.of(Path.of("neural")));

    private final FakeModel model = FakeModel.saying("one");
    private final AtomicInteger loadings = new AtomicInteger();

    private Models models(Function<InstalledModel, LoadedModel> loader) {
        return new Models(List.of(new FakeFamily("fake", List.of(SMALL, NEURAL), loader)), 1);
    }

    private LoadedModel count(InstalledModel ignored) {
        loadings.incrementAndGet();
        return model;
    }

    private static SttException failureOf(Runnable action) {
        return assertThrows(SttException.class, action::run);
    }

    @Test
    void aNeuralModelComesBeforeTheBuiltInAndIsPreferred() {
        try (var models = models(this::count)) {
            assertEquals(List.of(NEURAL, SMALL), models.installed());
            assertEquals(NEURAL, models.preferred());
            assertEquals(0, loadings.get());
        }
    }

    @Test
    void aModelThatIsNotThereIsNamedWithThoseThatAre() {
        try (var models = models(this::count)) {
            assertEquals(SMALL, models.find("small"));
            var failure = failureOf(() -> models.find("big"));
            assertEquals(SttError.MODEL_NOT_FOUND, failure.error());
            assertEquals("There is no model 'big'. Installed: neural, small.", failure.sentence());
        }
    }

    @Test
    void withoutAnyModelThereIsNonePreferred() {
        try (var models = new Models(List.of(), 1)) {
            assertEquals(SttError.MODEL_NOT_FOUND, failureOf(models::preferred).error());
            assertTrue(failureOf(() -> models.find("big")).sentence().contains("None is installed."));
        }
    }

    @Test
    void aModelOfAnUnknownKindIsUnsupported() {
        var alien = new InstalledModel("x", "X", "alien", Optional.empty());
        try (var models = models(this::count)) {
            assertEquals(
                    SttError.UNSUPPORTED,
                    failureOf(() -> models.recognizer(alien, LoadOptions.AUTO)).error());
        }
    }

    @Test
    void twoThreadsThatAskForOneModelGetTheSameLoadedOnce() throws Exception {
        var bothAsk = new CountDownLatch(2);
        Function<InstalledModel, LoadedModel> slow = installed -> {
            try {
                bothAsk.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return count(installed);
        };
        try (var models = models(slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Recognizer> ask = () -> {
                bothAsk.countDown();
                return models.recognizer(SMALL, LoadOptions.AUTO);
            };
            var first = threads.submit(ask);
            var second = threads.submit(ask);
            assertSame(first.get(), second.get());
            assertEquals(1, loadings.get());
        }
    }

    @Test
    void differentModelsLoadSideBySide() throws Exception {
        var bothLoading = new CountDownLatch(2);
        Function<InstalledModel, LoadedModel> meeting = installed -> {
            bothLoading.countDown();
            try {
                bothLoading.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return count(installed);
        };
        try (var models = models(meeting);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> models.recognizer(SMALL, LoadOptions.AUTO));
            var second = threads.submit(() -> models.recognizer(NEURAL, LoadOptions.AUTO));
            first.get();
            second.get();
            assertEquals(2, loadings.get());
        }
    }

    @Test
    void aModelThatCouldNotBeLoadedIsTriedAgain() {
        try (var models = models(installed -> {
            if (loadings.incrementAndGet() == 1) {
                throw new SttException(SttError.MODEL_CORRUPT, "Small is damaged.");
            }
            return model;
        })) {
            assertEquals(
                    SttError.MODEL_CORRUPT,
                    failureOf(() -> models.recognizer(SMALL, LoadOptions.AUTO)).error());
            assertEquals(
                    "fake", models.recognizer(SMALL, LoadOptions.AUTO).info().id());
        }
    }

    @Test
    void tooLittleMemoryForAModelIsSaidInASentence() {
        try (var models = models(_ -> {
            throw new OutOfMemoryError();
        })) {
            var failure = failureOf(() -> models.recognizer(SMALL, LoadOptions.AUTO));
            assertEquals(SttError.OUT_OF_MEMORY, failure.error());
            assertEquals("There is not enough memory to load Small.", failure.sentence());
        }
    }

    @Test
    void closingFreesEveryModelOnceAndLoadsNoMore() {
        var models = models(this::count);
        models.recognizer(SMALL, LoadOptions.AUTO);
        models.close();
        models.close();
        assertEquals(1, model.closings());
        assertEquals(
                SttError.CANCELLED,
                failureOf(() -> models.recognizer(SMALL, LoadOptions.AUTO)).error());
        assertEquals(
                SttError.CANCELLED,
                failureOf(() -> models.recognizer(NEURAL, LoadOptions.AUTO)).error());
    }

    @TempDir
    private Path folder;

    private Models inFolder(Executor idle) {
        return new Models(
                List.of(new FakeFamily("fake", List.of(SMALL), this::count)), ModelFolders.in(folder), 1, idle);
    }

    private Path install(String name, int bytes) throws IOException {
        var place = Files.createDirectory(folder.resolve(name));
        Files.writeString(place.resolve("fake"), "Model " + name);
        Files.write(place.resolve("model.safetensors"), new byte[bytes]);
        return place;
    }

    @Test
    void modelsOfTheUsersOwnComeFirstAndTheLargestOfThemBeforeAll() throws IOException {
        install("klein", 10);
        install("gro\u00df \u5927", 30);
        install("mittel", 20);
        Files.createDirectory(folder.resolve("no model"));
        Files.writeString(folder.resolve("notes.txt"), "not even a folder");
        install(".unfinished", 90);
        try (var models = inFolder(Runnable::run)) {
            assertEquals(
                    List.of("gro\u00df \u5927", "mittel", "klein", "small"),
                    models.installed().stream().map(InstalledModel::id).toList());
            assertEquals("Model klein", models.find("klein").name());
            assertEquals(0, loadings.get());
        }
    }

    @Test
    void modelsOfOtherProgramsComeAfterThoseOfTheUsersOwnUnderTheNamesOfTheirRepositories() throws IOException {
        var cached = List.of(
                new CachedModel("one/klein", "a", install("cached a", 50), 50),
                new CachedModel("one/fein", "b", install("cached b", 10), 10),
                new CachedModel("two/fein", "c", install("cached c", 20), 20),
                new CachedModel("two/strange", "d", Files.createDirectory(folder.resolve("strange")), 0));
        var own = new ModelFolder(install("klein", 5));
        var folders = new ModelFolders(() -> List.of(own), () -> cached, () -> FolderStamp.NONE);
        try (var models =
                new Models(List.of(new FakeFamily("fake", List.of(SMALL), this::count)), folders, 1, _ -> {})) {
            assertEquals(
                    List.of("klein", "two/fein", "fein", "small"),
                    models.installed().stream().map(InstalledModel::id).toList());
            assertEquals(
                    Optional.of(folder.resolve("cached c")),
                    models.find("two/fein").folder());
        }
    }

    @Test
    void aDamagedModelHidesNoOther() throws IOException {
        Files.writeString(install("broken", 50).resolve("fake"), "");
        install("whole", 10);
        try (var models = inFolder(Runnable::run)) {
            assertEquals("whole", models.preferred().id());
            var failure = failureOf(() -> models.find(folder.resolve("broken").toString()));
            assertEquals(SttError.MODEL_CORRUPT, failure.error());
        }
    }

    @Test
    void withoutAModelsFolderThereIsWhatIsBuiltIn() throws IOException {
        Files.delete(folder);
        try (var models = inFolder(Runnable::run)) {
            assertEquals(List.of(SMALL), models.installed());
        } finally {
            Files.createDirectory(folder);
        }
    }

    @Test
    void aModelMayBeNamedByItsFolderWhereverThatLies() throws IOException {
        var elsewhere = install("elsewhere", 10);
        try (var models = models(this::count)) {
            assertEquals(
                    Optional.of(elsewhere), models.find(elsewhere.toString()).folder());
            var missing = folder.resolve("missing").toString();
            assertEquals(
                    "There is no model folder " + missing + ".",
                    failureOf(() -> models.find(missing)).sentence());
            var other = Files.createDirectory(folder.resolve("other")).toString();
            assertEquals(
                    SttError.UNSUPPORTED, failureOf(() -> models.find(other)).error());
        }
    }

    @Test
    void aModelThatNobodyUsesIsFreedAndStaysTheSameRecogniser() throws Exception {
        var idleTime = new IdleTime();
        try (var models = inFolder(idleTime)) {
            var recognizer = models.recognizer(SMALL, LoadOptions.AUTO);
            idleTime.passes();
            assertEquals(1, model.closings());

            assertSame(recognizer, models.recognizer(SMALL, LoadOptions.AUTO));
            assertEquals(1, loadings.get());
            recognizer.open(RecognitionOptions.DEFAULT, new EventLog()).finish();
            assertEquals(2, loadings.get());
        }
    }
}
