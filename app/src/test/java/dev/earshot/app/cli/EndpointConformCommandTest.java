package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a server of this process, whose model says "good morning" and "how are you" whatever it hears.
@Timeout(120)
final class EndpointConformCommandTest {
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

    private Shell.Result conform(Object... arguments) {
        var address = URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ws/transcribe");
        return new Shell(home)
                .run(Stream.concat(Stream.of("endpoint", "conform", address, talk, "--fast"), Stream.of(arguments))
                        .toArray());
    }

    @Test
    void rulesThatAreKeptArePrintedAndReported() throws Exception {
        var html = home.resolve("report.html");
        var junit = home.resolve("report.xml");
        var result = conform("--rules", "order,text.no-empty-final", "--html", html, "--junit", junit);
        assertEquals(0, result.code(), result.err() + result.out());
        assertTrue(result.out().contains("passed          order.final-before-end"), result.out());
        assertFalse(result.out().contains("time.in-order"), result.out());
        assertTrue(result.out().contains("Conformant: "), result.out());
        assertTrue(Files.readString(html).contains("order.final-before-end"));
        assertTrue(Files.readString(junit).contains("testsuite"));
    }

    /// A model that says the same of whatever it hears does not hear what was said.
    @Test
    void aRuleThatIsBrokenEndsWithOneAndShowsWhatWasSeen() {
        var result = conform("--rules", "text.accuracy", "--reference", "turn on the lights");
        assertEquals(1, result.code(), result.err() + result.out());
        assertTrue(result.out().contains("failed          text.accuracy"), result.out());
        assertTrue(result.out().contains("Not conformant: "), result.out());
    }

    @Test
    void aRuleThatDoesNotExistIsSaid() {
        var result = conform("--rules", "order.final-before-ende");
        assertEquals(2, result.code());
        assertTrue(result.err().contains("order.final-before-end"), result.err());
    }
}
