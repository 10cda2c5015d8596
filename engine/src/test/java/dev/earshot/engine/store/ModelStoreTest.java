package dev.earshot.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelStoreTest {
    private static final Consumer<DownloadProgress> SILENT = _ -> {};

    @TempDir
    private Path folder;

    private final FakeHub fake = new FakeHub();
    private Hub hub = new Hub(fake.settings(Path.of("none")));
    private ModelStore store = new ModelStore(Path.of("none"), ModelStoreTest::family);

    @BeforeEach
    void prepare() {
        hub = new Hub(fake.settings(folder.resolve("cache")));
        store = new ModelStore(folder.resolve("mod\u00e8les"), ModelStoreTest::family);
        fake.with("org/a", "config.json", "{}").with("org/a", "model.safetensors", new byte[4000]);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private static Optional<String> family(Path path) {
        return Files.exists(path.resolve("config.json")) ? Optional.of("fake") : Optional.empty();
    }

    private StoredModel installed() throws InterruptedException {
        store.download(hub, ModelReference.parse("org/a"), SILENT).await();
        return store.find("a").orElseThrow();
    }

    @Test
    void aWholeModelVerifies() throws Exception {
        assertTrue(store.verify(installed(), SILENT).isWhole());
    }

    @Test
    void whatIsWrongIsNamedAndOnlyThatIsFetchedAgain() throws Exception {
        var model = installed();
        byte[] weights = Files.readAllBytes(model.folder().resolve("model.safetensors"));
        weights[5] = 1;
        Files.write(model.folder().resolve("model.safetensors"), weights);
        int before = fake.requests().size();
        var found = store.verify(model, SILENT);
        assertEquals(
                List.of("model.safetensors"),
                found.wrong().stream().map(Verification.Wrong::path).toList());

        store.repair(hub, found, SILENT).await();
        assertTrue(store.verify(model, SILENT).isWhole());
        assertTrue(fake.requests().stream()
                .skip(before)
                .allMatch(request -> request.path().endsWith("model.safetensors")));
    }

    @Test
    void aMissingFileIsWrong() throws Exception {
        var model = installed();
        Files.delete(model.folder().resolve("config.json"));
        assertEquals(
                List.of(new Verification.Wrong("config.json", "is missing")),
                store.verify(model, SILENT).wrong());
    }

    @Test
    void aRemovedModelIsGone() throws Exception {
        store.remove(installed());
        assertEquals(List.of(), store.models());
        assertEquals(0, store.bytes());
    }

    @Test
    void aFolderOfTheUsersOwnIsCopiedWithWhatIsNeeded() throws Exception {
        var mine = Files.createDirectory(folder.resolve("mein Modell"));
        Files.writeString(mine.resolve("config.json"), "{}");
        Files.writeString(mine.resolve("notes.txt"), "not for Earshot");
        Files.write(mine.resolve("model.safetensors"), new byte[3000]);
        store.importFolder(mine, SILENT).await();
        var model = store.find("mein Modell").orElseThrow();
        assertEquals(
                Set.of("config.json", "model.safetensors", "earshot.json"),
                Set.of(model.folder().toFile().list()));
        assertTrue(store.verify(model, SILENT).isWhole());
        assertEquals(
                "There is a model 'mein Modell' already: remove it, or rename the folder " + mine + ".",
                assertThrows(SttException.class, () -> store.importFolder(mine, SILENT))
                        .sentence());
    }

    @Test
    void aPickleOfTheUsersOwnIsRefused() throws Exception {
        var mine = Files.createDirectory(folder.resolve("pickle"));
        Files.writeString(mine.resolve("config.json"), "{}");
        Files.write(mine.resolve("pytorch_model.bin"), new byte[30]);
        var failure = assertThrows(SttException.class, () -> store.importFolder(mine, SILENT));
        assertEquals(SttError.UNSUPPORTED, failure.error());
        assertTrue(failure.sentence().startsWith("The model in " + mine + " keeps its weights in a pickle"));
    }

    @Test
    void movingTakesEverythingAlongAndTellsTheNewPlaceBeforeTheOldOneGoes() throws Exception {
        var old = installed().folder();
        var target = folder.resolve("neuer Ort");
        var told = new ArrayList<Path>();
        var moved = store.moveTo(
                target,
                path -> {
                    assertTrue(Files.exists(old), "the old folder is there until the new one is known");
                    told.add(path);
                },
                SILENT);
        assertEquals(List.of(target), told);
        assertFalse(Files.exists(store.folder()));
        assertTrue(moved.verify(moved.find("a").orElseThrow(), SILENT).isWhole());
    }

    @Test
    void movingOntoAFullDiskLeavesEverythingAsItWas() throws Exception {
        installed();
        var full = new ModelStore(store.folder(), ModelStoreTest::family, _ -> 10);
        var failure = assertThrows(SttException.class, () -> full.moveTo(folder.resolve("voll"), _ -> {}, SILENT));
        assertEquals(SttError.DISK_FULL, failure.error());
        assertTrue(store.verify(store.find("a").orElseThrow(), SILENT).isWhole());
        assertFalse(Files.exists(folder.resolve("voll")));
    }

    @Test
    void aFolderThatSomebodyMadeByHandIsNotOverwritten() throws Exception {
        Files.createDirectories(store.folder().resolve("a"));
        var failure = assertThrows(SttException.class, this::installed);
        assertEquals(SttError.WRITE_FAILED, failure.error());
        assertTrue(failure.sentence().contains("that Earshot did not make"), failure.sentence());
    }

    @Test
    void aModelOfAKindThatCannotBeRunIsRefusedBeforeItsWeightsAreFetched() {
        var picky = new ModelStore(folder.resolve("picky"), _ -> Optional.empty());
        var failure = assertThrows(
                SttException.class,
                () -> picky.download(hub, ModelReference.parse("org/a"), SILENT).await());
        assertEquals(SttError.UNSUPPORTED, failure.error());
        assertTrue(fake.requests().stream().noneMatch(request -> request.path().endsWith("model.safetensors")));
    }

    @Test
    void aFileOfTheCatalogueMayLieOnNoHubAtAll() throws Exception {
        byte[] weights = new byte[700];
        fake.with("any/where", "w.safetensors", weights);
        var from = URI.create(fake.base() + "/any/where/resolve/main/w.safetensors");
        var hash = Optional.of(new Sha256(FakeHub.sha256(weights)));
        var entry = new CatalogEntry(
                "vad",
                "A VAD",
                "silero-vad",
                "git/hub",
                Optional.of("v1"),
                List.of(new CatalogFile("w.safetensors", 700, false, hash, Optional.of(from))),
                Optional.of("mit"),
                List.of(),
                1,
                1,
                Set.of(),
                "");
        store.download(hub, entry, SILENT).await();
        var manifest = store.find("vad").orElseThrow().manifest().orElseThrow();
        assertEquals("silero-vad", manifest.family());
        assertEquals(Optional.of("mit"), manifest.licence());
    }

    @Test
    void whatTheCatalogueSaysOfAFileMustBeTrueOnTheHub() {
        var hash = Optional.of(new Sha256("ab".repeat(32)));
        var entry = new CatalogEntry(
                "a",
                "A",
                "fake",
                "org/a",
                Optional.empty(),
                List.of(new CatalogFile("model.safetensors", 4000, false, hash, Optional.empty())),
                Optional.empty(),
                List.of(),
                1,
                1,
                Set.of(),
                "");
        var failure = assertThrows(
                SttException.class, () -> store.download(hub, entry, SILENT).await());
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains("is not the one that Earshot knows"), failure.sentence());
    }

    @Test
    void offlineNothingIsFetched() {
        var settings = fake.settings(folder);
        var offline =
                new Hub(new HubSettings(settings.base(), settings.token(), settings.proxies(), settings.cache(), true));
        var failure = assertThrows(
                SttException.class,
                () -> store.download(offline, ModelReference.parse("org/a"), SILENT)
                        .await());
        assertTrue(failure.sentence().contains("HF_HUB_OFFLINE"), failure.sentence());
        assertEquals(List.of(), fake.requests());
    }

    @Test
    void theSharedCacheIsUsedInPlaceWhenItIsComplete() throws IOException {
        var cache = new HubCache(folder.resolve("hub"));
        assertEquals(List.of(), cache.models());
        var repository = Files.createDirectories(folder.resolve("hub/models--org--name"));
        var snapshot = Files.createDirectories(repository.resolve("snapshots/" + FakeHub.COMMIT));
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), FakeHub.COMMIT);
        Files.writeString(snapshot.resolve("config.json"), "{}");
        Files.createDirectories(repository.resolve("blobs"));
        Files.createSymbolicLink(snapshot.resolve("model.safetensors"), Path.of("../../blobs/abc"));
        assertEquals(List.of(), cache.models(), "the blob is not there yet");
        var draft = Files.write(repository.resolve("blobs/abc.incomplete"), new byte[50]);
        assertEquals(List.of(), cache.models(), "the blob is not whole yet");
        Files.move(draft, repository.resolve("blobs/abc"), StandardCopyOption.ATOMIC_MOVE);
        assertEquals(List.of(new CachedModel("org/name", FakeHub.COMMIT, snapshot, 52)), cache.models());
    }

    @Test
    void aStampOfTheSharedCacheChangesWithWhatIsInItAndNotByItself() throws IOException {
        var cache = new HubCache(folder.resolve("hub"));
        var stamps = new ArrayList<FolderStamp>();
        stamps.add(cache.stamp());
        var repository = Files.createDirectories(folder.resolve("hub/models--org--name"));
        stamps.add(cache.stamp());
        Files.createDirectories(repository.resolve("refs"));
        var main = Files.writeString(repository.resolve("refs/main"), "one");
        stamps.add(cache.stamp());
        Files.setLastModifiedTime(main, FileTime.fromMillis(1));
        stamps.add(cache.stamp());
        var snapshot = Files.createDirectories(repository.resolve("snapshots/one"));
        stamps.add(cache.stamp());
        Files.setLastModifiedTime(snapshot, FileTime.fromMillis(1));
        stamps.add(cache.stamp());
        assertEquals(6, new HashSet<>(stamps).size());
        assertEquals(stamps.getLast(), cache.stamp());
    }
}
