package dev.earshot.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DownloadTest {
    private static final ModelReference MODEL = ModelReference.parse("org/modell");
    private static final int SIZE = 300_000;

    @TempDir
    private Path folder;

    private final FakeHub fake = new FakeHub();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final byte[] weights = new byte[SIZE];

    DownloadTest() {
        new Random(7).nextBytes(weights);
        fake.with("org/modell", "config.json", "{\"model_type\": \"fake\"}")
                .with("org/modell", "vocab.json", "{}")
                .with("org/modell", "model.safetensors", weights)
                .with("org/modell", "pytorch_model.bin", new byte[5000])
                .with("org/modell", "onnx/model.onnx", new byte[5000]);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Hub hub() {
        return hub(fake.settings(folder));
    }

    private Hub hub(HubSettings settings) {
        return new Hub(
                settings,
                new Patience(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(400),
                        4,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8),
                        InstantSource.system(),
                        () -> 1,
                        time -> {
                            waits.add(time);
                            Thread.sleep(1);
                        }));
    }

    private Path models() {
        return folder.resolve("M\u00f6delle \u5927");
    }

    private ModelStore store() {
        return store(_ -> Long.MAX_VALUE);
    }

    private ModelStore store(FreeSpace space) {
        return new ModelStore(
                models(),
                path -> Files.exists(path.resolve("config.json")) ? Optional.of("fake") : Optional.empty(),
                space);
    }

    private static Consumer<DownloadProgress> silent() {
        return _ -> {};
    }

    private void download() throws InterruptedException {
        store().download(hub(), MODEL, silent()).await();
    }

    private SttException failure() {
        return assertThrows(SttException.class, this::download);
    }

    private void assertWhole() throws IOException {
        var model = store().find("modell").orElseThrow();
        assertArrayEquals(weights, Files.readAllBytes(model.folder().resolve("model.safetensors")));
        var manifest = model.manifest().orElseThrow();
        assertEquals(new ModelManifest.Origin.FromHub("org/modell", FakeHub.COMMIT), manifest.origin());
        assertEquals(Optional.of("apache-2.0"), manifest.licence());
        assertEquals(
                List.of("config.json", "model.safetensors", "vocab.json"),
                manifest.files().stream().map(ManifestFile::path).toList());
        assertEquals(List.of(), store().unfinished());
    }

    private void assertNothingLooksWhole() {
        assertEquals(List.of(), store().models());
    }

    @Test
    void onlyWhatIsNeededIsFetchedAndCheckedAndPutInPlace() throws Exception {
        download();
        assertWhole();
        assertTrue(fake.requests().stream().noneMatch(request -> request.path().contains("pytorch_model")));
        assertTrue(fake.requests().stream().noneMatch(request -> request.path().contains("onnx")));
        try (var left = Files.list(models().resolve(".downloads"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        download();
        int before = fake.requests().size();
        download();
        assertEquals(before, fake.requests().size());
    }

    @Test
    void aCutIsGoneOnFromWhereItWas() throws Exception {
        fake.trouble("model.safetensors", 1, FakeHub.cutAfter(100_000));
        download();
        assertWhole();
        assertEquals(
                1,
                fake.requests().stream()
                        .filter(request ->
                                request.host().equals("cdn") && request.range().isPresent())
                        .count());
    }

    @Test
    void aLineOnWhichNothingComesIsGivenUpAndTriedAgain() throws Exception {
        var never = new CountDownLatch(1);
        fake.trouble("model.safetensors", 1, FakeHub.stallAfter(50_000, never));
        download();
        never.countDown();
        assertWhole();
    }

    @Test
    void aHostThatNeverGetsFurtherIsGivenUpWithASentence() {
        fake.trouble("model.safetensors", 99, FakeHub.status(503));
        var failure = failure();
        assertEquals(SttError.NETWORK, failure.error());
        assertEquals("localhost has trouble (status 503).", failure.sentence());
        assertEquals(
                List.of(1L, 2L, 4L), waits.stream().map(Duration::toSeconds).toList());
        assertNothingLooksWhole();
        assertEquals("modell", store().unfinished().getFirst().id());
    }

    @Test
    void aHostThatIsAskedTooMuchIsLeftAloneForAsLongAsItSays() throws Exception {
        fake.trouble("revision/main", 1, FakeHub.status(429, "Retry-After", "17"));
        download();
        assertEquals(List.of(Duration.ofSeconds(17)), waits);
        assertWhole();
    }

    @Test
    void aHostThatWantsToBeLeftAloneForHoursIsNotWaitedFor() {
        fake.trouble("revision/main", 1, FakeHub.status(429, "Retry-After", "7200"));
        assertTrue(failure().sentence().contains("120 minutes"));
        assertEquals(List.of(), waits);
    }

    @Test
    void aFileWithAnotherHashIsNotKept() throws Exception {
        byte[] other = weights.clone();
        other[SIZE / 2]++;
        fake.trouble("model.safetensors", 1, FakeHub.body(200, "application/octet-stream", other));
        var failure = failure();
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains("model.safetensors arrived damaged"), failure.sentence());
        assertNothingLooksWhole();
        download();
        assertWhole();
    }

    @Test
    void aFileOfAnotherSizeIsRefusedBeforeItIsRead() {
        fake.trouble("model.safetensors", 1, FakeHub.body(200, "application/octet-stream", new byte[12]));
        var failure = failure();
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains("has 12 bytes at its host, and not the 300000"), failure.sentence());
        assertNothingLooksWhole();
    }

    @Test
    void partsThatWereSpoiledOnTheDiskAreFetchedAnew() throws Exception {
        fake.trouble("model.safetensors", 1, FakeHub.cutAfter(100_000))
                .trouble("model.safetensors", 4, FakeHub.status(500));
        failure();
        Path part;
        try (var parts = Files.list(models().resolve(".downloads/modell"))) {
            part = parts.filter(path -> path.toString().endsWith(".part"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] spoiled = Files.readAllBytes(part);
        spoiled[10]++;
        Files.write(part, spoiled);
        download();
        assertWhole();
    }

    @Test
    void theTokenGoesToTheHubAndNotWhereItSendsUs() throws Exception {
        fake.demand("hf_geheim");
        var settings = fake.settings(folder).with(Optional.of(new Secret("hf_geheim")));
        store().download(hub(settings), MODEL, silent()).await();
        assertWhole();
        for (var request : fake.requests()) {
            var expected = request.host().equals("hub") ? Optional.of("Bearer hf_geheim") : Optional.empty();
            assertEquals(expected, request.authorization(), request.toString());
        }
        assertTrue(fake.requests().stream().anyMatch(request -> request.host().equals("cdn")));
    }

    @Test
    void aGatedModelSaysWhereToAcceptItsLicence() {
        fake.demand("hf_geheim");
        var failure = failure();
        assertEquals(SttError.ACCESS_DENIED, failure.error());
        assertEquals(
                "The model org/modell is only for those who accept its licence: sign in at " + fake.base()
                        + ", accept it on the model's page there, then set a token of your account in the settings or"
                        + " in HF_TOKEN.",
                failure.sentence());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        var store = store();
        var hub = hub();
        var missing = assertThrows(
                SttException.class,
                () -> store.download(hub, ModelReference.parse("org/other"), silent())
                        .await());
        assertEquals(SttError.ACCESS_DENIED, missing.error());
        assertTrue(missing.sentence().startsWith("The model org/other does not exist on 127.0.0.1, or is private"));
        var revision = assertThrows(
                SttException.class,
                () -> store.download(hub, ModelReference.parse("org/modell@v9"), silent())
                        .await());
        assertEquals(SttError.MODEL_NOT_FOUND, revision.error());
        assertEquals("The model org/modell@v9 has no such revision on 127.0.0.1; check the name.", revision.sentence());
    }

    @Test
    void aSignInPageOfTheNetworkIsNotTakenForAModel() {
        byte[] page = "<html>Welcome to the hotel</html>".getBytes(StandardCharsets.UTF_8);
        fake.trouble("revision/main", 1, FakeHub.body(200, "text/html", page));
        var failure = failure();
        assertEquals(SttError.NETWORK, failure.error());
        assertTrue(failure.sentence().contains("do that in a browser"), failure.sentence());
    }

    @Test
    void withoutANetworkThatIsSaid() {
        fake.close();
        var failure = failure();
        assertEquals(SttError.NETWORK, failure.error());
        assertEquals("127.0.0.1 cannot be reached. Check the connection.", failure.sentence());
    }

    @Test
    void aPickleIsRefusedBeforeAnythingLargeIsFetched() {
        fake.with("org/pickle", "config.json", "{}").with("org/pickle", "pytorch_model.bin", new byte[5000]);
        var failure = assertThrows(
                SttException.class,
                () -> store().download(hub(), ModelReference.parse("org/pickle"), silent())
                        .await());
        assertEquals(SttError.UNSUPPORTED, failure.error());
        assertTrue(failure.sentence().contains("can run any program when it is opened"), failure.sentence());
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsFetched() {
        var failure = assertThrows(
                SttException.class,
                () -> store(_ -> 1_000_000).download(hub(), MODEL, silent()).await());
        assertEquals(SttError.DISK_FULL, failure.error());
        assertTrue(failure.sentence().contains("1.0 MB are free"), failure.sentence());
        assertTrue(fake.requests().stream().noneMatch(request -> request.host().equals("cdn")));
    }

    @Test
    void pausingLetsGoOfTheLineAndResumingGoesOn() throws Exception {
        var never = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        var paused = new CountDownLatch(1);
        fake.trouble("model.safetensors", 1, FakeHub.stallAfter(90_000, never));
        try (var download = store().download(hub(), MODEL, progress -> {
            if (progress.done() >= 90_000) {
                arrived.countDown();
            }
            if (progress.phase() == DownloadProgress.Phase.PAUSED) {
                paused.countDown();
            }
        })) {
            arrived.await();
            download.pause();
            paused.await();
            assertNothingLooksWhole();
            download.resume();
            download.await();
            assertEquals(DownloadProgress.Phase.DONE, download.progress().phase());
        }
        never.countDown();
        assertWhole();
        assertFalse(fake.requests().getLast().range().isEmpty());
    }

    @Test
    void cancellingKeepsOrDeletesWhatHasArrived() throws Exception {
        for (var parts : Download.Parts.values()) {
            var never = new CountDownLatch(1);
            var arrived = new CountDownLatch(1);
            fake.trouble("model.safetensors", 1, FakeHub.stallAfter(90_000, never));
            try (var download = store().download(hub(), MODEL, progress -> {
                if (progress.done() >= 90_000) {
                    arrived.countDown();
                }
            })) {
                arrived.await();
                download.cancel(parts);
                assertEquals(
                        SttError.CANCELLED,
                        assertThrows(SttException.class, download::await).error());
            }
            never.countDown();
            assertNothingLooksWhole();
            boolean kept = !store().unfinished().isEmpty();
            assertEquals(parts == Download.Parts.KEPT, kept);
        }
    }

    @Test
    void ofTwoThatDownloadTheSameOneFollowsTheOther() throws Exception {
        var never = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        var follows = new CountDownLatch(1);
        fake.trouble("model.safetensors", 1, FakeHub.stallAfter(90_000, never));
        try (var first = store().download(hub(), MODEL, progress -> {
            if (progress.done() >= 90_000) {
                arrived.countDown();
            }
        })) {
            arrived.await();
            try (var second = store().download(hub(), MODEL, progress -> {
                if (progress.phase() == DownloadProgress.Phase.FOLLOWING && progress.done() >= 90_000) {
                    follows.countDown();
                }
            })) {
                follows.await();
                first.cancel(Download.Parts.KEPT);
                second.await();
            }
        }
        never.countDown();
        assertWhole();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsOnTheWayLosesNothing() throws Exception {
        fake.trouble("model.safetensors", 1, FakeHub.cutAfter(100_000))
                .trouble("model.safetensors", 4, FakeHub.status(500));
        failure();
        var part = models().resolve(".downloads/modell")
                .resolve("model.safetensors." + FakeHub.sha256(weights).substring(0, 12) + ".part");
        var etag = part.resolveSibling(part.getFileName() + ".etag");
        Files.delete(etag);
        // Every write to this device fails as on a full disk.
        Files.createSymbolicLink(etag, Path.of("/dev/full"));
        var failure = failure();
        assertEquals(SttError.DISK_FULL, failure.error());
        assertTrue(failure.sentence().startsWith("The disk is full"), failure.sentence());
        assertNothingLooksWhole();
        Files.delete(etag);
        download();
        assertWhole();
        assertEquals(
                1,
                fake.requests().stream()
                        .filter(request ->
                                request.host().equals("cdn") && request.range().isEmpty())
                        .count());
    }

    @Test
    void aDateUntilWhichAHostWantsToBeLeftAloneIsUnderstood() throws Exception {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(300));
        fake.trouble("revision/main", 1, FakeHub.status(503, "Retry-After", date));
        download();
        assertTrue(waits.getFirst().toSeconds() > 250, waits.toString());
    }

    @Test
    void redirectsWithoutEndAreGivenUp() {
        fake.trouble("revision/main", 99, FakeHub.status(307, "Location", "/api/models/org/modell/revision/main"));
        assertTrue(failure().sentence().contains("without end"));
    }
}
