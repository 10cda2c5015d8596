package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Against a server of this process for two streams at most, whose model says "good morning" and "how
/// are you".
@Timeout(120)
final class EndpointLoadCommandTest {
    private final LocalRecognizer recognizer = new LocalRecognizer(FakeModel.saying("good morning", "how are you"), 16);
    private final SttServer server = new SttServer(
            new SttServer.Setup(
                    "127.0.0.1",
                    0,
                    Access.local(),
                    ServerLimits.USUAL.withSessions(2, 2),
                    Terms.LIVE,
                    ServerProtocol.all()),
            _ -> recognizer,
            ServerMonitor.NONE);

    @TempDir
    private Path home;

    private Path talk = Path.of("talk.wav");

    @BeforeEach
    void start() throws InterruptedException {
        server.start();
        talk = Wav.beginning(
                Path.of(System.getProperty("earshot.root")).resolve("sample-audio/telephone.wav"),
                2,
                home.resolve("talk.wav"));
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }

    private URI address() {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ws/transcribe");
    }

    private Shell.Result load(Object... arguments) {
        return load(new Shell(home), arguments);
    }

    private static Shell.Result load(Shell shell, Object... arguments) {
        return shell.run(Stream.concat(Stream.of("endpoint", "load"), Stream.of(arguments))
                .toArray());
    }

    @Test
    void howLateItIsForSoManyIsPrinted() {
        var result = load(address(), talk, "--streams", 2, "--ramp", "0s", "--expect-final", "1:00");
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().lines().anyMatch(line -> line.matches(" +2 +2 +0 .* s .* s +1 +")), result.out());
        assertTrue(result.out().contains("2 requests (0 failed), 5.0 s of sound"), result.out());
    }

    @Test
    void whoeverIsTurnedAwayIsNotAsExpected() throws Exception {
        var junit = home.resolve("out.xml");
        var json = home.resolve("out.json");
        var result = load(address(), talk, "--streams", 4, "--ramp", "0s", "--junit", junit, "--json", json);
        assertEquals(1, result.code(), result.out());
        assertTrue(result.err().contains("no session fails; 2 of 4 did"), result.err());
        assertTrue(Files.readString(junit).contains("failures=\"1\""), Files.readString(junit));
        var step = JsonMapper.shared().readTree(json.toFile()).get("steps").get(0);
        assertEquals(4, step.get("streams").asInt());
        assertEquals(
                2,
                step.get("failures").properties().iterator().next().getValue().asInt(),
                step.toString());
        assertEquals(2, step.get("finals").get("count").asInt(), step.toString());
        assertFalse(step.get("sustained").asBoolean());
        assertEquals(
                0,
                load(address(), talk, "--streams", 4, "--ramp", "0s", "--expect-failed", "0.5")
                        .code());
    }

    @Test
    void howManyItSustainsIsFound() {
        var result = load(address(), talk, "--find-limit", "--streams", 3, "--ramp", "0s", "--target", "1:00");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Sustained: 2 streams."), result.out());
        var missed = load(
                address(),
                talk,
                "--find-limit",
                "--streams",
                1,
                "--ramp",
                "0s",
                "--target",
                "1:00",
                "--expect-streams",
                2);
        assertEquals(1, missed.code());
        assertTrue(missed.err().contains("at least 2 streams are sustained; 1 are"), missed.err());
    }

    @Test
    void ctrlCEndsItWithWhatThereIs() throws Exception {
        var err = new ByteArrayOutputStream();
        var shell = new Shell(home).sayingTo(err).with(Shell.TERMINAL);
        Thread.ofVirtual().start(() -> {
            while (!err.toString(StandardCharsets.UTF_8).contains("latest frame")) {
                Thread.onSpinWait();
                Thread.yield();
            }
            shell.interrupt();
        });
        var result = load(shell, address(), talk, "--streams", 2, "--ramp", "0s", "--duration", "30:00");
        assertEquals(ExitCode.CANCELLED.code(), result.code(), result.err());
        assertTrue(result.out().contains("stopped"), result.out());
        assertTrue(result.err().contains("2 of 2 streams  0:01 of 30:00"), result.err());
    }

    @Test
    void aServiceElsewhereIsLoadedOnlyWhenItsHostIsNamed() {
        var elsewhere = "wss://speech.example.invalid/v1/listen";
        for (var arguments : new Object[][] {
            {elsewhere, talk},
            {elsewhere, talk, "--confirm", "example.invalid"},
            {elsewhere, talk, "--confirm", "yes"},
        }) {
            var refused = load(arguments);
            assertEquals(ExitCode.USAGE.code(), refused.code());
            assertTrue(refused.err().contains("--confirm speech.example.invalid"), refused.err());
        }
        var confirmed = load(
                elsewhere,
                talk,
                "--confirm",
                "speech.example.invalid",
                "--streams",
                1,
                "--ramp",
                "0s",
                "--duration",
                "1s");
        assertEquals(1, confirmed.code(), "it was tried, and is not there: " + confirmed.err());
    }

    @Test
    void onATerminalItIsAskedForWithWhatItCosts() {
        assertEquals(
                0,
                new Shell(home)
                        .run(
                                "endpoint",
                                "add",
                                "far",
                                "--vendor",
                                "earshot",
                                "--address",
                                "wss://speech.example.invalid",
                                "--price-per-hour",
                                "3.6",
                                "--currency",
                                "EUR")
                        .code());
        var shell = new Shell(home)
                .with(Shell.TERMINAL)
                .reading(new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)));
        var result = load(shell, "far", talk, "--streams", 100, "--duration", "1:00");
        assertEquals(ExitCode.USAGE.code(), result.code());
        assertTrue(
                result.err()
                        .contains(
                                "Up to 100 streams at once would send it 1:40:00 of sound in 2400 sessions, about 6.00 EUR."),
                result.err());
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSent() {
        assertTrue(load(address(), talk, "--expect-streams", 2).err().contains("--find-limit"));
        assertTrue(load(address(), talk, "--streams", 0).err().contains("--streams"));
        assertTrue(load(address(), talk, "--duration", "0s").err().contains("--duration"));
        assertTrue(load(address(), talk, "--frame", "0ms").err().contains("1 ms"));
    }
}
