package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Collections of tests against a server of this process that wants a key, and whose model says "good
/// morning" and "how are you".
@Timeout(120)
final class EndpointRunCommandTest {
    private static final String KEY = "a-key-that-nobody-else-may-see";

    private final LocalRecognizer recognizer = new LocalRecognizer(FakeModel.saying("good morning", "how are you"), 16);
    private final SttServer server = new SttServer(
            new SttServer.Setup(
                    "127.0.0.1", 0, Access.of(List.of(KEY)), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
            _ -> recognizer,
            ServerMonitor.NONE);

    @TempDir
    private Path home;

    private Path talk = Path.of("talk.wav");

    @BeforeEach
    void start() throws Exception {
        server.start();
        talk = Wav.write(home.resolve("talk.wav"), 3, 1);
        good("add", "here", "--vendor", "earshot", "--address", address());
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }

    private String address() {
        return "ws://127.0.0.1:" + server.address().getPort();
    }

    private Shell.Result endpoint(Object... arguments) {
        return new Shell(home)
                .with(Map.of("THE_KEY", KEY))
                .run(Stream.concat(Stream.of("endpoint"), Stream.of(arguments)).toArray());
    }

    private String good(Object... arguments) {
        var result = endpoint(arguments);
        assertEquals(0, result.code(), result.err());
        return result.out();
    }

    private Shell.Result run(Object... arguments) {
        return endpoint(
                Stream.concat(Stream.of("run", "smoke", "--key-variable", address() + "=THE_KEY"), Stream.of(arguments))
                        .toArray());
    }

    private void add(Object... arguments) {
        good(Stream.concat(Stream.of("collection", "add", "smoke", "here", "--speed", "burst"), Stream.of(arguments))
                .toArray());
    }

    @Test
    void aCollectionIsRunAndEveryTestIsJudged() throws Exception {
        add(talk, "--reference", "good morning how are you", "--expect-wer", "0");
        add(talk, "--reference", "good evening how are you", "--expect-wer", "0.1");
        add(home.resolve("gone.wav"));
        var junit = home.resolve("out.xml");
        var result = run("--junit", junit);
        assertEquals(1, result.code(), result.err());
        assertTrue(result.out().contains("passed  here  " + talk), result.out());
        assertTrue(result.out().contains("word error rate at most 10.0 %; it is 20.0 % (1 of 5 words)"), result.out());
        assertTrue(result.out().contains("gone.wav"), result.out());
        assertTrue(result.out().contains("1 of 3 tests passed"), result.out());
        var xml = Files.readString(junit);
        assertEquals(3, xml.split("<testsuite ", -1).length - 1, xml);
        assertEquals(1, xml.split("<error ", -1).length - 1, xml);
    }

    @Test
    void conformanceIsJudgedWhereItIsExpected() {
        add(talk, "--expect-conformance");
        var result = run();
        assertTrue(result.out().contains("1 of 1 tests passed"), result.out());
        assertEquals(0, result.code(), result.err());
    }

    @Test
    void anExportedFileIsRunWhereItLies() throws Exception {
        add(talk, "--reference", "good morning how are you", "--expect-wer", "0");
        var exported = home.resolve("smoke.json");
        good("export", "smoke", "--output", exported);
        Files.writeString(exported, Files.readString(exported).replace(talk.toString(), "talk.wav"));
        good("collection", "remove", "smoke");
        assertEquals(0, run("--file", exported).code());
        assertEquals(2, run("--file", home.resolve("gone.json")).code());
    }

    @Test
    void collectionsAreListedAndTestsOfThemRemoved() {
        add("--sample", "kitchen", "--expect-wer", "0.1", "--expect-conformance");
        add("--say", "Good morning.", "--expect-final", "1.5");
        var list = good("collection", "list");
        assertTrue(list.contains("  1  here  kitchen  WER <= 10.0 %  conformant"), list);
        assertTrue(list.contains("  2  here  “Good morning.”  final <= 1.50 s"), list);
        assertEquals(2, endpoint("collection", "remove", "smoke", "3").code());
        good("collection", "remove", "smoke", "1");
        assertTrue(good("collection", "list", "smoke").contains("  1  here  “Good morning.”"));
        good("collection", "remove", "smoke");
        assertTrue(good("collection", "list").contains("There is no collection yet"));
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertTrue(endpoint("collection", "add", "smoke", "nobody", "--sample", "kitchen")
                .err()
                .contains("There is no endpoint 'nobody'; there is here."));
        assertTrue(endpoint("collection", "add", "smoke", "here").err().contains("Say what is sent"));
        assertTrue(run().err().contains("There is no collection 'smoke'"));
        add(talk);
        var denied = endpoint("run", "smoke", "--key-variable", address() + "=NOT_SET");
        assertTrue(denied.err().contains("The variable NOT_SET holds no key"), denied.err());
        assertTrue(endpoint("run", "smoke", "--key-variable", "NAME").err().contains("does not say whose key it is"));
        var keyless = endpoint("run", "smoke");
        assertEquals(1, keyless.code());
        assertTrue(keyless.out().contains("failed  here"), keyless.out());
    }
}
