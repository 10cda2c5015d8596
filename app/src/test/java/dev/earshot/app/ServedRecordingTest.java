package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// A recording that is sent to the server comes back as the text that it has here.
@Timeout(300)
final class ServedRecordingTest {
    private static final String BOUNDARY = "x-earshot-x";

    @Test
    void aRecordingHasTheTextOfEarshotTranscribe() throws Exception {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        var recording = root.resolve("sample-audio/memo.m4a");
        try (var models = Models.discover(ModelFolders.none())) {
            var model = models.preferred();
            var direct = models
                    .recognizer(model, LoadOptions.AUTO)
                    .transcribe(AudioFile.open(recording).source(AudioSelection.ALL), asTranscribeDoes(), _ -> {})
                    .segments()
                    .stream()
                    .map(Segment::text)
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
            assertFalse(direct.isBlank());
            try (var server = new SttServer(
                    SttServer.Setup.local(0), new ServedModels(models, model, LoadOptions.AUTO), ServerMonitor.NONE)) {
                server.start();
                assertEquals(direct, served(server.address(), recording));
                var listed = get(server.address().resolve("/v1/models"));
                assertTrue(listed.contains("\"id\":\"" + model.id() + "\""), listed);
            }
        }
    }

    /// Without any of its options.
    private static RecognitionOptions asTranscribeDoes() {
        return new RecognitionOptions(Optional.empty(), Task.TRANSCRIBE, false, Decoding.DEFAULT);
    }

    private static String served(URI server, Path recording) throws Exception {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"memo.m4a\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(recording));
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(server.resolve("/v1/audio/transcriptions"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
        return JsonMapper.shared().readTree(send(request)).get("text").stringValue();
    }

    private static String get(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
