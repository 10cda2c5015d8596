package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Against a server of this process, whose model says "good morning" and "how are you" whatever it hears.
@Timeout(120)
final class ServerBenchTest {
    private final LocalRecognizer recognizer = new LocalRecognizer(FakeModel.saying("good morning", "how are you"), 16);
    private final SttServer server = new SttServer(SttServer.Setup.local(0), _ -> recognizer, ServerMonitor.NONE);

    @TempDir
    private Path home;

    private Path talk = Path.of("talk.wav");

    @BeforeEach
    void start() {
        server.start();
        talk = Wav.write(home.resolve("talk.wav"), 3, 1);
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }

    private Shell.Result bench(Object... arguments) {
        var all = new ArrayList<Object>(List.of("bench", "server"));
        all.addAll(List.of(arguments));
        return new Shell(home).run(all.toArray());
    }

    @Test
    void howManyCallersItSustainsIsFound() {
        var result = bench(server.address(), "--file", talk, "--most", "2", "--target", "60s", "--ramp", "100ms");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().endsWith("Sustained: 2 streams.\n"), result.out());
    }

    @Test
    void programsAreToldEachStep() {
        for (var protocol : List.of("earshot", "deepgram", "openai")) {
            var result = bench(
                    server.address(),
                    "--file",
                    talk,
                    "--callers",
                    "1,2",
                    "--ramp",
                    "0s",
                    "--json",
                    "--protocol",
                    protocol);
            assertEquals(0, result.code(), result.err());
            var steps = JsonMapper.shared().readTree(result.out()).get("steps");
            assertEquals(2, steps.size());
            assertEquals(2, steps.get(1).get("streams").asInt());
            assertEquals(
                    2,
                    steps.get(1).get("texts").get("good morning\nhow are you").asInt(),
                    result.out());
            assertTrue(steps.get(1).get("failures").isEmpty(), result.out());
        }
    }

    @Test
    void idleConnectionsStand() {
        var result = bench("idle", server.address(), "--connections", "20", "--for", "100ms");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("20 of 20 connected in "), result.out());
        assertTrue(result.out().contains("20 stand"), result.out());
    }

    @Test
    void callersComeAndGo() {
        var result = bench("churn", server.address(), "--file", talk, "--for", "1s", "--callers", "2");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().lines().toList().get(1).matches(" +1 +[1-9]\\d* +\\d+ +0  .*"), result.out());
    }

    @Test
    void honestCallersHearTheSameBesideNonsense() {
        var result = bench(
                "hostile", server.address(), "--file", talk, "--messages", "2000", "--clients", "2", "--callers", "1");
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("honest calls: all as without\n"), result.out());
        assertTrue(result.out().contains("deepgram  500 messages"), result.out());
    }

    @Test
    void aServerElsewhereIsNotLoadedByMistake() {
        var result = bench("http://192.0.2.1:8000", "--file", talk);
        assertEquals(ExitCode.USAGE.code(), result.code());
        assertTrue(result.err().contains("--mine"), result.err());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertTrue(bench().err().contains("Which server?"));
        assertTrue(bench(server.address()).err().contains("--file"));
        assertTrue(bench("http://127.0.0.1:1", "--file", talk).err().contains("Nobody listens"));
    }
}
