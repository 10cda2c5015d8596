package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.earshot.bridge.dialect.earshot.EarshotClientCodec;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.transcript.TranscriptBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Speech through the server is the same text as without it.
@Timeout(300)
final class ServedSpeechTest {
    @Test
    void theSameSpeechGivesTheSameTextDirectlyAndThroughTheServer() throws Exception {
        var folder = Shared.fixture("whisper-demo");
        try (var models = Models.discover(ModelFolders.none())) {
            var model = models.at(folder);
            var recognizer = models.recognizer(model, LoadOptions.AUTO);
            var direct =
                    recognizer.transcribe(news(), Terms.LIVE.options(), _ -> {}).text();
            assertFalse(direct.isBlank());
            try (var server = new SttServer(
                    SttServer.Setup.local(0), new ServedModels(models, model, LoadOptions.AUTO), ServerMonitor.NONE)) {
                server.start();
                assertEquals(direct, served(server.address()));
            }
        }
    }

    private static PcmSource news() {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        return AudioFile.open(root.resolve("sample-audio/news.opus")).source(AudioSelection.ALL);
    }

    private static String served(URI server) throws Exception {
        var client = new Client();
        try (var http = HttpClient.newHttpClient();
                var sound = news().open()) {
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + server.getAuthority() + "/ws/transcribe"), client)
                    .join();
            send(socket, client.codec.start());
            for (var chunk = sound.read(); chunk.isPresent(); chunk = sound.read()) {
                send(socket, client.codec.audio(chunk.get()));
            }
            send(socket, client.codec.finish());
            client.closed.get(120, TimeUnit.SECONDS);
        }
        return client.text.transcript().text();
    }

    private static void send(WebSocket socket, List<Frame> frames) {
        for (var frame : frames) {
            switch (frame) {
                case Frame.Text(var text) -> socket.sendText(text, true).join();
                case Frame.Binary(var bytes) -> socket.sendBinary(bytes, true).join();
            }
        }
    }

    /// Hears what the server says through the client's side of the protocol.
    private static final class Client implements WebSocket.Listener {
        final EarshotClientCodec codec = new EarshotClientCodec(Terms.LIVE, SoundFormat.PLAIN);
        final TranscriptBuilder text = new TranscriptBuilder();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                codec.receive(new Frame.Text(part.toString())).forEach(text::on);
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }
}
