package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.cli.Shell.Result;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ServeCommandTest {
    @TempDir
    Path home;

    @Test
    void itHearsForOthersUntilCtrlC() throws Exception {
        var shell = new Shell(home);
        var serving = new Serving(shell, "serve", "--port", "0");
        var ws = serving.address("/ws/transcribe");
        var client = new Client();
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder().buildAsync(ws, client).join();
            socket.sendBinary(ByteBuffer.allocate(4 * 32_000), true).join();
            socket.sendText("{\"type\":\"end\"}", true).join();
            client.closed.get(60, TimeUnit.SECONDS);
        }
        assertTrue(client.text.toString().contains("how are you"), client.text.toString());
        serving.awaits("2 finals");
        shell.interrupt();
        var result = serving.result();
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().contains("/ws/transcribe: 4.0 s heard by fake in "), result.err());
    }

    @Test
    void theNetworkIsServedWithAKeyOnly() {
        var refused = new Shell(home).run("serve", "--host", "0.0.0.0");
        assertEquals(ExitCode.USAGE.code(), refused.code());
        assertTrue(refused.err().contains("--allow-open"), refused.err());
        var byEnvironment = new Shell(home).with(Map.of("HOST", "0.0.0.0")).run("serve");
        assertEquals(ExitCode.USAGE.code(), byEnvironment.code());
    }

    @Test
    void aKeyIsTakenFromTheEnvironmentAndNeverShown() throws Exception {
        var shell = new Shell(home).with(Map.of("EARSHOT_API_KEY", "much-too-secret", "EARSHOT_PORT", "0"));
        var serving = new Serving(shell, "serve");
        var ws = serving.address("/ws/transcribe");
        try (var http = HttpClient.newHttpClient()) {
            assertTrue(http.newWebSocketBuilder()
                    .buildAsync(ws, new Client())
                    .handle((_, failed) -> failed != null)
                    .join());
            http.newWebSocketBuilder()
                    .header("Authorization", "Bearer much-too-secret")
                    .buildAsync(ws, new Client())
                    .join()
                    .abort();
        }
        serving.awaits("key 1");
        shell.interrupt();
        assertTrue(!serving.result().err().contains("much-too-secret"));
    }

    @Test
    void aPortThatIsNoneIsAWrongCommandLine() {
        assertEquals(
                ExitCode.USAGE.code(),
                new Shell(home).run("serve", "--port", "70000").code());
        assertEquals(
                ExitCode.USAGE.code(),
                new Shell(home).with(Map.of("PORT", "many")).run("serve").code());
    }

    @Test
    void settingsComeFromAFileAndAreShownWithoutSecrets() throws Exception {
        var file = Files.writeString(home.resolve("server.env"), "API_KEY=much-too-secret\nPORT=0\nTASK=translate\n");
        var shown = new Shell(home).run("serve", "--env-file", file, "--show-settings", "--grace", "5s");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("translate") && shown.out().contains("line 3"), shown.out());
        assertTrue(shown.out().contains("--grace"), shown.out());
        assertTrue(!(shown.out() + shown.err()).contains("much-too-secret"));
        var wrong = new Shell(home).with(Map.of("EARSHOT_DEVICE", "toaster")).run("serve", "--env-file", file);
        assertEquals(ExitCode.USAGE.code(), wrong.code());
        assertTrue(wrong.err().contains("EARSHOT_DEVICE in the environment cannot be used"), wrong.err());
    }

    @Test
    void howMuchIsLoggedIsASettingToo() throws Exception {
        var file = Files.writeString(home.resolve("server.env"), "LOG_LEVEL=Info\n");
        var shown = new Shell(home).run("serve", "--env-file", file, "--show-settings");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("Info"), shown.out());
        var chatty = new Shell(home).with(Map.of("LOG_LEVEL", "chatty"));
        var wrong = chatty.run("serve", "--env-file", file);
        assertEquals(ExitCode.USAGE.code(), wrong.code());
        assertTrue(
                wrong.err()
                        .contains("LOG_LEVEL in the environment cannot be used: it must be off, error, warning, info"
                                + " or debug, not 'chatty'"),
                wrong.err());
        assertEquals(
                0, chatty.run("serve", "--log-level", "warn", "--show-settings").code());
    }

    @Test
    void aCertificateThatIsNotThereIsSaidBeforeAModelIsLoaded() {
        var refused = new Shell(home).run("serve", "--port", "0", "--tls-cert", home.resolve("none.pem"));
        assertEquals(ExitCode.USAGE.code(), refused.code());
        assertTrue(refused.err().contains("There is no certificate file"), refused.err());
    }

    @Test
    void eachSessionIsWrittenDownWhereTracesAreAskedForAndNoKeyWithIt() throws Exception {
        var shell = new Shell(home).with(Map.of("EARSHOT_API_KEY", "much-too-secret"));
        var traces = home.resolve("traces");
        var serving = new Serving(shell, "serve", "--port", "0", "--traces", traces);
        var ws = serving.address("/ws/transcribe");
        var client = new Client();
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer much-too-secret")
                    .buildAsync(ws, client)
                    .join();
            socket.sendText("{\"type\":\"config\",\"note\":\"much-too-secret\"}", true)
                    .join();
            socket.sendBinary(ByteBuffer.allocate(4 * 32_000), true).join();
            socket.sendText("{\"type\":\"end\"}", true).join();
            client.closed.get(60, TimeUnit.SECONDS);
        }
        serving.awaits("2 finals");
        shell.interrupt();
        assertEquals(0, serving.result().code());
        try (var files = Files.list(traces)) {
            var file = files.findFirst().orElseThrow();
            var shown = new Shell(home).run("trace", "show", file, "--frames");
            assertTrue(shown.out().contains("good morning"), shown.out());
            assertTrue(!shown.out().contains("much-too-secret"), shown.out());
        }
    }

    /// A server that runs beside the test.
    private static final class Serving {
        private final Said err = new Said();
        private final CompletableFuture<Result> result = new CompletableFuture<>();

        Serving(Shell shell, Object... args) {
            shell.sayingTo(err);
            result.completeAsync(
                    () -> shell.run(args), task -> Thread.ofPlatform().daemon().start(task));
            result.whenComplete((_, _) -> err.end());
        }

        URI address(String path) throws Exception {
            var address = Pattern.compile("ws://\\S+" + path);
            awaits(path);
            var said = address.matcher(err.toString(StandardCharsets.UTF_8));
            assertTrue(said.find());
            return URI.create(said.group());
        }

        void awaits(String part) throws InterruptedException {
            err.awaits(part);
            assertTrue(!result.isCompletedExceptionally(), () -> "" + result.exceptionNow());
        }

        Result result() throws Exception {
            return result.get(60, TimeUnit.SECONDS);
        }
    }

    /// What a command says, for who waits for it.
    private static final class Said extends ByteArrayOutputStream {
        private boolean ended;

        @Override
        public synchronized void write(int one) {
            super.write(one);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized void awaits(String part) throws InterruptedException {
            while (!ended && !toString(StandardCharsets.UTF_8).contains(part)) {
                wait();
            }
        }
    }

    /// Keeps what it is sent.
    private static final class Client implements WebSocket.Listener {
        final StringBuffer text = new StringBuffer();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }
}
