package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.store.FakeHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ModelsCommandTest {
    private static final byte[] WEIGHTS = new byte[200_000];
    /// The hash of 2000 bytes that are 0.
    private static final String NOTHING = "2da42fb1d7bd8524e83d5a1e332bad697c8769ba430770a19bec630eb8ffcaa8";

    private static final String TOKEN = "hf_very_secret";

    @TempDir
    private Path home;

    private final FakeHub hub = new FakeHub();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void knowTheHub() throws IOException {
        environment.put("HF_ENDPOINT", hub.base().toString());
        publish("acme/klein");
        var catalog = Files.createDirectories(home.resolve("config")).resolve("catalog.json");
        Files.writeString(catalog, """
                {"models": [{
                  "id": "klein-1", "name": "Klein One", "family": "folder", "repository": "acme/klein",
                  "files": [{"path": "model.safetensors", "bytes": 200000}],
                  "licence": "mit", "languages": ["de"], "strengths": ["real-time"], "summary": "Small and quick."
                }]}
                """);
    }

    private void publish(String repository) {
        hub.with(repository, "config.json", "{}").with(repository, "model.safetensors", WEIGHTS);
    }

    @AfterEach
    void closeTheHub() {
        hub.close();
    }

    private Shell shell() {
        return new Shell(home).with(new FolderFamily()).with(Map.copyOf(environment));
    }

    private Shell.Result models(Object... args) {
        return shell().run(Stream.concat(Stream.of("models"), Stream.of(args)).toArray());
    }

    private Path store() {
        return home.resolve("data/models");
    }

    private static Shell typing(Shell shell, String text) {
        return shell.reading(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aModelOfTheCatalogueIsFetchedAndThenListed() throws IOException {
        var result = models("get", "klein-1");

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("Klein One is ready: 200."), result.out());
        assertEquals(200_000, Files.size(store().resolve("klein-1/model.safetensors")));
        assertTrue(models().out().startsWith("* klein-1  "), models().out());
        assertEquals(
                store().resolve("klein-1") + "\n", models("path", "klein-1").out());
        assertTrue(models("get", "klein-1").out().startsWith("Klein One is here already"));
    }

    /// The catalogue of the user's own may say that it comes from the hub, too.
    private void catalogueWithSilero(String repository) throws IOException {
        var catalog = home.resolve("config/catalog.json");
        Files.writeString(
                catalog, Files.readString(catalog).replace("}]}", """
                                }, {"id": "silero-vad", "name": "Silero VAD", "family": "silero-vad",
                                  "repository": "acme/silero", "files": [{
                                    "path": "silero.safetensors", "bytes": 2000, "sha256": "%s",
                                    "from": "%s/%s/resolve/main/silero.safetensors"}],
                                  "licence": "mit", "strengths": [], "summary": "Finds where somebody speaks."}]}
                                """.formatted(NOTHING, hub.base(), repository)));
    }

    @Test
    void withTheFirstModelComesWhatFindsSpeechAndStaysAwayOnceItIsRemoved() throws IOException {
        publish("acme/gross");
        hub.with("acme/silero", "silero.safetensors", new byte[2000]);
        catalogueWithSilero("acme/silero");

        var result = models("get", "klein-1");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Silero VAD is ready: "), result.out() + result.err());
        assertTrue(models().out().contains("  silero-vad  Finds where somebody speaks. 2."), models().out());

        assertEquals(0, models("remove", "silero-vad", "--yes").code());
        assertEquals(0, models("get", "acme/gross").code());
        assertFalse(Files.exists(store().resolve("silero-vad")));
    }

    @Test
    void whatFindsSpeechMayFailToComeAndTheModelIsHereAllTheSame() throws IOException {
        catalogueWithSilero("acme/nowhere");

        var result = models("get", "klein-1");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("Silero VAD, which finds speech better"), result.err());
        assertTrue(models().out().startsWith("* klein-1  "), models().out());
    }

    @Test
    void whatIsToBeHadIsShownWithWhatItIsGoodFor() {
        var text = models("list", "--all").out();
        assertTrue(text.contains("  de, 200.0 kB, mit, real time"), text);
        assertTrue(text.contains("Small and quick."), text);

        var rows =
                JsonMapper.shared().readTree(models("list", "--all", "--json").out());
        var row = rows.valueStream()
                .filter(one -> one.path("id").stringValue().equals("klein-1"))
                .findFirst()
                .orElseThrow();
        assertEquals("AVAILABLE", row.path("state").stringValue());
        assertEquals("acme/klein", row.path("repository").stringValue());
        assertEquals("real time", row.at("/good_for/0").stringValue());
        assertFalse(row.has("speed"));
    }

    @Test
    void severalAreFetchedInOneGoAndOneThatFailsStopsNoOther() {
        publish("acme/gross");
        var result = models("get", "acme/nothing", "acme/gross", "klein-1");

        assertEquals(ExitCode.NETWORK.code(), result.code());
        assertTrue(result.err().endsWith("earshot: 1 of 3 failed: acme/nothing.\n"), result.err());
        assertTrue(Files.exists(store().resolve("gross")) && Files.exists(store().resolve("klein-1")));
        assertEquals(
                store().resolve("gross") + "\n", models("path", "acme/gross").out());
    }

    @Test
    void aNameThatIsNearlyRightIsSuggested() {
        var result = models("get", "klien-1");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertTrue(result.err().contains("did you mean 'klein-1'?"), result.err());
        assertEquals(1, result.err().lines().count());
    }

    @Test
    void offlineNothingIsAskedOfAnybody() {
        for (var result : List.of(
                models("get", "--offline", "klein-1"),
                shell().with(Map.of("HF_ENDPOINT", hub.base().toString(), "HF_HUB_OFFLINE", "1"))
                        .run("models", "get", "klein-1"))) {
            assertEquals(ExitCode.NETWORK.code(), result.code());
            assertTrue(result.err().startsWith("earshot: Klein One is not on this machine"), result.err());
        }
        assertEquals(List.of(), hub.requests());
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        var result = models("get", "--hub", "nonsense", "klein-1");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertTrue(result.err().startsWith("earshot: 'nonsense' is no address"), result.err());
    }

    @Test
    void aTokenComesFromStandardInputOrIsKeptAndIsNeverShown() throws IOException {
        hub.demand(TOKEN);
        var refused = models("get", "klein-1");
        assertEquals(ExitCode.NETWORK.code(), refused.code());
        assertEquals(1, refused.err().lines().count(), refused.err());

        var wrong = typing(shell(), "hf_wrong\n").run("models", "get", "--token-from-stdin", "klein-1");
        assertEquals(ExitCode.NETWORK.code(), wrong.code());
        assertFalse((wrong.out() + wrong.err()).contains("hf_wrong"));

        var login = typing(shell(), TOKEN + "\n").run("models", "login");
        assertEquals(0, login.code(), login.err());
        var got = models("get", "--verbose", "klein-1");
        assertEquals(0, got.code(), got.err());
        assertFalse((login.out() + login.err() + got.out() + got.err()).contains(TOKEN));
        assertTrue(hub.requests().stream()
                .filter(request -> request.host().equals("cdn"))
                .allMatch(request -> request.authorization().isEmpty()));

        assertTrue(models("logout").out().contains("is forgotten"));
        assertTrue(models("logout").out().contains("keeps no token"));
        assertFalse(Files.readString(home.resolve("config/hub-token")).contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two words\n", "gr\u00fcn\n"})
    void whatIsNoTokenIsNotKept(String text) {
        var result = typing(shell(), text).run("models", "login");

        assertEquals(ExitCode.USAGE.code(), result.code());
        assertEquals(1, result.err().lines().count());
        assertFalse(Files.exists(home.resolve("config/hub-token")));
    }

    @Test
    void afterCtrlCWhatHasArrivedIsKeptAndTheSameCommandGoesOn() throws Exception {
        var cut = new CountDownLatch(1);
        hub.trouble("model.safetensors", 1, FakeHub.stallAfter(120_000, cut));
        var shell = shell();
        var result = CompletableFuture.supplyAsync(
                () -> shell.run("models", "get", "klein-1"),
                task -> Thread.ofPlatform().start(task));
        while (!models().out().contains(" kB of ")) {
            Thread.onSpinWait();
        }
        CompletableFuture.runAsync(shell::interrupt);

        var stopped = result.join();
        cut.countDown();
        assertEquals(ExitCode.CANCELLED.code(), stopped.code());
        assertTrue(
                stopped.err().contains("is kept: ") && stopped.err().contains("'earshot models get klein-1' goes on"),
                stopped.err());

        var resumed = models("get", "klein-1");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(
                hub.requests().getLast().range().isPresent(),
                hub.requests().getLast().toString());
    }

    @Test
    void aDamagedFileIsFoundAndFetchedAgain() throws IOException {
        models("get", "klein-1");
        var weights = store().resolve("klein-1/model.safetensors");
        Files.write(weights, new byte[] {1});

        var damaged = models("verify");
        assertEquals(ExitCode.MODEL.code(), damaged.code());
        assertTrue(damaged.out().contains("model.safetensors"), damaged.out());
        assertTrue(damaged.err().contains("verify --repair klein-1"), damaged.err());
        assertEquals(0, models("verify", "--repair", "klein-1").code());
        assertEquals(200_000, Files.size(weights));
        assertTrue(models("verify", "klein-1").out().startsWith("klein-1: whole"));
    }

    @Test
    void nothingIsDeletedUnlessSomebodySaysSo() {
        models("get", "klein-1");

        assertEquals(ExitCode.USAGE.code(), models("remove", "klein-1").code());
        var no = typing(shell().with(Shell.TERMINAL), "\n").run("models", "remove", "klein-1");
        assertTrue(no.err().contains("Delete klein-1 (200.") && no.err().contains("Nothing was deleted."), no.err());
        assertTrue(Files.exists(store().resolve("klein-1")));
        assertEquals(
                0,
                typing(shell().with(Shell.TERMINAL), "y\n")
                        .run("models", "remove", "klein-1")
                        .code());
        assertFalse(Files.exists(store().resolve("klein-1")));
    }

    @Test
    void whatIsNotEarshotsOwnIsNotDeleted() throws IOException {
        var snapshot = Files.createDirectories(
                home.resolve(".cache/huggingface/hub/models--acme--klein/snapshots/" + FakeHub.COMMIT));
        Files.writeString(snapshot.resolve("config.json"), "{}");
        Files.write(snapshot.resolve("model.safetensors"), WEIGHTS);
        var refs = Files.createDirectories(home.resolve(".cache/huggingface/hub/models--acme--klein/refs"));
        Files.writeString(refs.resolve("main"), FakeHub.COMMIT);

        assertTrue(models().out().startsWith("* klein  "), models().out());
        assertTrue(models("get", "klein-1").out().contains("another program fetched it"));
        var cached = models("remove", "--yes", "klein");
        assertEquals(ExitCode.MODEL.code(), cached.code());
        assertTrue(cached.err().contains("uses but never changes"), cached.err());
        assertTrue(models("remove", "--yes", "inside").err().contains("part of Earshot itself"));
        assertTrue(Files.exists(snapshot.resolve("config.json")));
        assertEquals(0, models("get", "--own-copy", "klein-1").code());
        assertTrue(Files.exists(store().resolve("klein-1")));
    }

    @Test
    void aFolderIsImportedAfterTheSameChecks() throws IOException {
        var mine = Files.createDirectories(home.resolve("Gr\u00f6\u00dfe \u5927"));
        Files.writeString(mine.resolve("config.json"), "{}");
        Files.write(mine.resolve("model.safetensors"), WEIGHTS);
        var result = models("import", mine);
        assertEquals(0, result.code(), result.err());
        assertTrue(Files.exists(store().resolve("Gr\u00f6\u00dfe \u5927/model.safetensors")));

        Files.writeString(mine.resolve("config.json"), "something else");
        assertEquals(ExitCode.MODEL.code(), models("import", mine).code());
        assertEquals(
                ExitCode.MODEL.code(), models("import", home.resolve("nowhere")).code());
        assertTrue(models("import", mine.resolve("config.json")).err().contains("is a file"));
    }

    @Test
    void theStoreMovesAndIsFoundWhereItIs() {
        models("get", "klein-1");
        var target = home.resolve("other disk");
        var result = models("move", target);

        assertEquals(0, result.code(), result.err());
        assertEquals(target + "\n", models("path").out());
        assertTrue(models().out().contains(target.resolve("klein-1").toString()));
        assertFalse(Files.exists(store().resolve("klein-1")));
    }

    @Test
    void whatCannotBeMeasuredIsSaidInOneSentence() {
        for (var name : List.of("inside", "nowhere")) {
            var result = models("bench", name);
            assertEquals(ExitCode.MODEL.code(), result.code(), name);
            assertEquals(1, result.err().lines().count(), result.err());
        }
    }

    @Test
    void whoTranscribesWithAModelThatIsNotHereIsToldHowToGetIt() {
        var file = Wav.write(home.resolve("talk.wav"), 1, 1);
        var result = shell().run("transcribe", "-m", "klein-1", file);

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertEquals(
                "earshot: Klein One is not installed: 'earshot models get klein-1' fetches it (200.0 kB).\n",
                result.err());
        assertTrue(
                shell().run("transcribe", "-m", "some/thing", file).err().contains("'earshot models get some/thing'"));
        models("get", "klein-1");
        assertEquals(0, shell().run("transcribe", "-m", "acme/klein", file).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list", "get", "import", "verify", "remove", "move", "bench", "runtime", "path", "login", "logout"
            })
    void everyCommandOfThisCommandHasHelpThatFitsATerminal(String command) {
        var asked = models(command, "--help");

        assertEquals(0, asked.code(), asked.err());
        assertTrue(asked.out().startsWith("Usage: earshot models " + command), asked.out());
        assertTrue(asked.out().lines().allMatch(line -> line.length() <= 80), asked.out());
        assertEquals(asked.out(), shell().run("help", "models", command).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "fish"})
    void completionKnowsTheModels(String name) {
        assertTrue(shell().run("completion", name).out().contains("klein-1"));
    }

    @Test
    void aReaderThatWentAwayIsNoError() {
        var closed = new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(0, shell().writingTo(closed).run("models", "list", "--all").code());
    }
}
