package dev.earshot.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lines that the page offers, run as they are.
@Timeout(120)
class SnippetsTest {
    private static final String SECRET = "much-too-secret";

    @TempDir
    Path folder;

    private final ScriptedRecognizer recognizer = ScriptedRecognizer.saying(Morning.segments());
    private final String sentence = Morning.segments().getFirst().text();
    private SttServer server;
    private Connection connection;

    @BeforeEach
    void serve() throws IOException {
        var key = Optional.of(new Secret(SECRET));
        var setup = ServerSetup.of(
                ServerChoices.DEFAULT.withPort(FreePort.find()),
                key,
                RecognitionOptions.DEFAULT,
                InstantSource.system(),
                _ -> {});
        server = new SttServer(setup, _ -> recognizer, ServerMonitor.NONE);
        server.start();
        connection = new Connection(server.address(), Optional.empty(), key, "whisper-1");
        var morning = Path.of(String.valueOf(System.getProperty("earshot.root", "..")))
                .resolve("app/src/test/resources/dev/earshot/app/speech/morning.wav");
        Files.copy(morning, folder.resolve("recording.wav"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void curlSendsARecording() throws Exception {
        var said = run("sh", "-c", snippet("curl: a recording").code());
        assertTrue(said.contains("\"text\":\"" + sentence), said);
    }

    @Test
    void curlReadsTheTextAsItComes() throws Exception {
        var said = run("sh", "-c", snippet("curl: text as it comes").code());
        assertTrue(said.contains("transcript.text.delta"), said);
        assertTrue(said.contains("transcript.text.done"), said);
    }

    @Test
    void nodeSendsARecordingWithTheLibrariesOfOpenAiAndDeepgram() throws Exception {
        linkNodeModules();
        for (var name : List.of("Node: openai", "Node: @deepgram/sdk")) {
            var snippet = snippet(name);
            Files.writeString(folder.resolve(snippet.file()), snippet.code());
            var said = run("node", snippet.file());
            assertTrue(said.startsWith(sentence), name + ": " + said);
        }
    }

    @Test
    void thePluginsOfLiveKitStreamThroughIt() throws Exception {
        linkNodeModules();
        for (var name : List.of("Node: LiveKit, OpenAI", "Node: LiveKit, Deepgram")) {
            var code = "import fs from 'node:fs';\nimport { initializeLogger, stt as speech } from '@livekit/agents';\n"
                    + "initializeLogger({ pretty: false, level: 'silent' });\n"
                    + snippet(name).code()
                    + SPEAK;
            Files.writeString(folder.resolve("agent.mjs"), code);
            var said = run("node", "agent.mjs");
            assertTrue(said.contains(sentence), name + ": " + said);
        }
    }

    /// Plays the recording to the plugin faster than it was spoken, and says the first final.
    private static final String SPEAK = """
            import { AudioFrame } from '@livekit/rtc-node';
            const bytes = fs.readFileSync('recording.wav');
            const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
            const rate = bytes.readUInt32LE(24);
            const heard = stt.stream();
            (async () => {
              for (let at = 0; at < samples.length; at += rate / 20) {
                const piece = samples.slice(at, at + rate / 20);
                heard.pushFrame(new AudioFrame(piece, rate, 1, piece.length));
                await new Promise((resolve) => setTimeout(resolve, 10));
              }
            })();
            for await (const event of heard) {
              if (event.type === speech.SpeechEventType.FINAL_TRANSCRIPT) {
                console.log(event.alternatives[0].text);
                process.exit(0);
              }
            }
            """;

    @Test
    void theKeyIsNeverPartOfThem() {
        assertFalse(Snippets.of(connection).stream().anyMatch(one -> one.code().contains(SECRET)));
        assertTrue(Snippets.of(connection).stream().allMatch(one -> one.code().contains(Snippets.VARIABLE)));
        var open = new Connection(connection.http(), Optional.empty(), Optional.empty(), "whisper-1");
        assertFalse(Snippets.of(open).stream().anyMatch(one -> one.code().contains(Snippets.VARIABLE)));
    }

    private Snippet snippet(String name) {
        return Snippets.of(connection).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void linkNodeModules() throws IOException {
        var modules = Path.of(String.valueOf(System.getProperty("earshot.root", "..")))
                .resolve("app/src/test/clients/node_modules")
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isDirectory(modules), "the clients are not installed: run npm ci in app/src/test/clients first");
        Files.createSymbolicLink(folder.resolve("node_modules"), modules);
    }

    private String run(String... command) throws Exception {
        var builder = new ProcessBuilder(Stream.of(command).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put(Snippets.VARIABLE, SECRET);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        // curl's progress comes before the answer
        return said.substring(Math.max(0, said.indexOf(said.contains("{\"text\"") ? "{\"text\"" : "")));
    }
}
