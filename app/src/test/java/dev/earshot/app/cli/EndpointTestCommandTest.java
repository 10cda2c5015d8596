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
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/// Against a server of this process that wants a key, and whose model says "good morning" and "how are you".
@Timeout(120)
final class EndpointTestCommandTest {
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
    private Path key = Path.of("key.txt");

    @BeforeEach
    void start() throws Exception {
        server.start();
        talk = Wav.write(home.resolve("talk.wav"), 3, 1);
        key = Files.createFile(
                home.resolve("key.txt"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, KEY + "\n");
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }

    private URI at(String path) {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + path);
    }

    private Shell.Result test(Object... arguments) {
        return new Shell(home)
                .run(Stream.concat(Stream.of("endpoint", "test"), Stream.of(arguments))
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/transcribe", "/v1/listen", "/v2/listen", "/v1/realtime"})
    void whatIsSpokenAtAnAddressIsToldByItsPath(String path) {
        var result = test(
                at(path),
                talk,
                "--fast",
                "--key-file",
                key,
                "--reference",
                "good morning how are you",
                "--expect-wer",
                0);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("good morning"), result.out());
        assertTrue(result.out().contains("1 requests (0 failed), 3.5 s of sound"), result.out());
    }

    @Test
    void whatIsNotAsExpectedEndsWithOneAndStandsInTheReport() throws Exception {
        var junit = home.resolve("out.xml");
        var result = test(
                at("/ws/transcribe"),
                talk,
                "--fast",
                "--key-file",
                key,
                "--reference",
                "good evening how are you",
                "--expect-wer",
                "0.1",
                "--junit",
                junit);
        assertEquals(1, result.code(), result.err());
        assertTrue(result.err().contains("it is 20.0 % (1 of 5 words)"), result.err());
        var suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getElementsByTagName("testsuite")
                .item(0);
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals(2, suite.getElementsByTagName("testcase").getLength());
    }

    @Test
    void aTraceHoldsEveryFrameAndNoKey() throws Exception {
        var file = home.resolve("run.trace");
        var result = test(at("/ws/transcribe"), talk, "--fast", "--key-file", key, "--trace", file);
        assertEquals(0, result.code(), result.err());
        try (var trace = Trace.open(file)) {
            assertEquals("good morning\nhow are you", trace.transcript().text());
            assertTrue(trace.items().stream().anyMatch(TraceItem.Frame.class::isInstance));
        }
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(KEY));
        assertEquals(
                4,
                test(at("/ws/transcribe"), talk, "--key-file", key, "--trace", file)
                        .code());
    }

    @Test
    void anEndpointThatIsKeptIsTestedWithItsKey() {
        var address = "ws://127.0.0.1:" + server.address().getPort();
        assertEquals(
                0,
                new Shell(home)
                        .run("endpoint", "add", "mine", "--vendor", "deepgram", "--address", "ws://{{host}}")
                        .code());
        assertEquals(
                0,
                new Shell(home)
                        .run(
                                "endpoint",
                                "environment",
                                "set",
                                "here",
                                "host=127.0.0.1:" + server.address().getPort())
                        .code());
        var refused = test("mine", "-e", "here", talk, "--fast");
        assertEquals(7, refused.code(), refused.err());

        assertEquals(
                0,
                new Shell(home)
                        .reading(new ByteArrayInputStream((KEY + "\n").getBytes(StandardCharsets.UTF_8)))
                        .run("endpoint", "key", "set", address)
                        .code());
        var result = test("mine", "-e", "here", talk, "--fast", "--json", "-");
        assertEquals(0, result.code(), result.err());
        assertEquals(
                "Deepgram",
                JsonMapper.shared().readTree(result.out()).at("/model").asString());
    }

    @Test
    void oneRecordingThatFailsDoesNotKeepTheOthersFromBeingTested() {
        var result = test(at("/ws/transcribe"), home.resolve("none.wav"), talk, "--fast", "--key-file", key);
        assertEquals(3, result.code(), result.err());
        assertTrue(result.out().contains("good morning"), result.out());
    }

    @Test
    void wrongCommandLinesAreSaid() {
        assertEquals(2, test(at("/"), talk).code());
        assertEquals(2, test(at("/ws/transcribe"), talk, "--expect-wer", "0.2").code());
        assertEquals(5, test("nobody", talk).code());
    }

    @Test
    void anyServiceIsTestedByItsDescription() throws Exception {
        var description = Files.writeString(home.resolve("service.json"), """
                {
                  "path": "/v1/listen",
                  "query": {"encoding": "linear16", "sample_rate": "16000", "interim_results": "true"},
                  "key": {"header": "Authorization", "before": "Token "},
                  "sound": {"as": "binary", "encoding": "linear16", "rate": 16000},
                  "end": {"type": "CloseStream"},
                  "answer": {"text": "/channel/alternatives/0/transcript", "final": {"at": "/is_final"}}
                }
                """);
        var added = new Shell(home)
                .run(
                        "endpoint",
                        "add",
                        "any",
                        "--vendor",
                        "generic-websocket",
                        "--address",
                        at(""),
                        "--description",
                        description);
        assertEquals(0, added.code(), added.err());
        var result = test("any", talk, "--fast", "--key-file", key);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("how are you"), result.out());
    }

    @Test
    void samplesAndTextsAreSentAndTheirTextIsKnown() {
        var result = test(
                at("/ws/transcribe"), "--sample", "kitchen", "--speed", "burst", "--key-file", key, "--expect-wer", 9);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("streaming WER"), result.out());
        var unknown = test(at("/ws/transcribe"), "--sample", "cellar", "--key-file", key);
        assertTrue(unknown.err().contains("There is no sample 'cellar'; there is kitchen, "), unknown.err());
        var nothing = test(at("/ws/transcribe"), "--key-file", key);
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("Say what is to be sent"), nothing.err());
    }

    @Test
    void whatIsSaidIntoAMicrophoneIsSentUntilTheTimeIsOver() {
        var result = new Shell(home)
                .with(new FakeMicrophones("Built-in", "USB Headset"))
                .run(
                        "endpoint",
                        "test",
                        at("/ws/transcribe"),
                        "--microphone",
                        "--device",
                        "USB",
                        "--duration",
                        "2",
                        "--speed",
                        "burst",
                        "--key-file",
                        key);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("Listening to USB Headset; press Enter to stop."), result.err());
        assertTrue(result.out().contains("good morning"), result.out());
        assertTrue(result.out().contains("2.5 s of sound"), result.out());
    }

    @Test
    void aTraceIsHeardAgainByAnEndpoint() {
        var file = home.resolve("run.trace");
        assertEquals(
                0,
                test(at("/ws/transcribe"), talk, "--fast", "--key-file", key, "--trace", file)
                        .code());
        var again = new Shell(home)
                .run("trace", "replay", file, "--endpoint", at("/v1/listen"), "--key-file", key, "--json");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("good morning"), again.out());
        var wrong = new Shell(home).run("trace", "replay", file, "--endpoint", at("/v1/listen"));
        assertEquals(7, wrong.code(), wrong.err());
    }

    @Test
    void aKeyThatOthersCouldReadIsSaid() {
        var result = test("ws://stt.invalid/ws/transcribe", home.resolve("gone.wav"), "--key-file", key);
        assertTrue(result.err().contains("A key for http://stt.invalid is sent without encryption"), result.err());
        var here = test(at("/ws/transcribe"), home.resolve("gone.wav"), "--key-file", key);
        assertFalse(here.err().contains("without encryption"), here.err());
    }
}
