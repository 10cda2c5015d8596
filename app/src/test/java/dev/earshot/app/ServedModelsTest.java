package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Offer;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeFamily;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServedModelsTest {
    private static final InstalledModel USUAL = FakeFamily.builtIn("usual", "Usual");

    @TempDir
    Path folder;

    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private Models models = new Models(List.of(), 1);
    private ServedModels served = new ServedModels(models, USUAL, LoadOptions.AUTO);

    /// The family of the tests, which counts how often it looks into a folder.
    private record Counting(ModelFamily family, AtomicInteger readings) implements ModelFamily {
        @Override
        public String id() {
            return family.id();
        }

        @Override
        public List<InstalledModel> builtIn() {
            return family.builtIn();
        }

        @Override
        public Optional<InstalledModel> at(Path folder) {
            readings.incrementAndGet();
            return family.at(folder);
        }

        @Override
        public LoadedModel load(InstalledModel model, LoadOptions options) {
            return family.load(model, options);
        }
    }

    @BeforeEach
    void open() throws IOException {
        install("first");
        var family = new FakeFamily("fake", List.of(USUAL), _ -> FakeModel.saying("one"));
        models = new Models(List.of(new Counting(family, readings)), ModelFolders.in(folder), 1, _ -> {});
        served = new ServedModels(models, USUAL, LoadOptions.AUTO, nanos::get);
    }

    @AfterEach
    void close() {
        models.close();
    }

    private void install(String name) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("fake"), "Model " + name);
    }

    private List<String> offered() {
        return served.offered().stream().map(Offer.Model::id).toList();
    }

    @Test
    void manyConnectionsReadTheFoldersOnce() {
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of("usual", "first"), offered());
            served.named(Optional.of("first"));
        }
        assertEquals(1, readings.get());
    }

    @Test
    void aModelThatArrivesIsOfferedToTheNextConnection() throws IOException {
        offered();
        install("second");
        assertEquals(List.of("usual", "first", "second"), offered());
        served.named(Optional.of("second"));
    }

    @Test
    void aModelThatWasRemovedIsNotOfferedAnyMore() throws IOException {
        offered();
        Files.delete(folder.resolve("first").resolve("fake"));
        Files.delete(folder.resolve("first"));
        assertEquals(List.of("usual"), offered());
        var why = assertThrows(SttException.class, () -> served.named(Optional.of("first")));
        assertTrue(why.sentence().endsWith("it has usual."), why.sentence());
    }

    @Test
    void whatChangesNoFolderIsReadWithinAMinute() throws IOException {
        offered();
        Files.writeString(folder.resolve("first").resolve("fake"), "");
        nanos.addAndGet(WhileUnchanged.LONGEST.toNanos() - 1);
        assertEquals(List.of("usual", "first"), offered());
        nanos.addAndGet(1);
        assertEquals(List.of("usual"), offered());
    }
}
