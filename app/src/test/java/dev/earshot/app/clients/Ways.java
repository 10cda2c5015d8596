package dev.earshot.app.clients;

import dev.earshot.bridge.client.SocketRecognizer;
import dev.earshot.bridge.client.SocketService;
import dev.earshot.bridge.dialect.deepgram.FluxClientCodec;
import dev.earshot.bridge.dialect.deepgram.ListenClientCodec;
import dev.earshot.bridge.dialect.earshot.EarshotClientCodec;
import dev.earshot.bridge.dialect.openai.RealtimeClientCodec;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.recognition.Recognizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// All the ways to a recogniser that lead through a server.
final class Ways {
    private Ways() {}

    /// Through its sockets, each as a recogniser itself.
    static Map<String, Recognizer> sockets(URI server) {
        var ways = new LinkedHashMap<String, Recognizer>();
        ways.put("/ws/transcribe", socket(server, request -> new EarshotClientCodec(request, SoundFormat.PLAIN)));
        ways.put("/v1/listen", socket(server, request -> new ListenClientCodec(request, SoundFormat.PLAIN)));
        ways.put("/v2/listen", socket(server, request -> new FluxClientCodec(request, SoundFormat.PLAIN)));
        ways.put("/v1/realtime", socket(server, RealtimeClientCodec::new));
        return ways;
    }

    private static Recognizer socket(URI server, SocketService.Protocol protocol) {
        return new SocketRecognizer(
                SocketService.open(server, protocol).withHeader("Authorization", "Bearer " + House.KEY));
    }

    /// An upload, and the text that is answered.
    interface Upload {
        String text(Path recording) throws IOException, InterruptedException;
    }

    /// Through its APIs for recordings.
    static Map<String, Upload> uploads(URI server) {
        var ways = new LinkedHashMap<String, Upload>();
        ways.put("POST /v1/audio/transcriptions", recording -> {
            var boundary = "earshot-parity";
            var before = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--"
                    + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n";
            var body = HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(before),
                    HttpRequest.BodyPublishers.ofFile(recording),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            var type = "multipart/form-data; boundary=" + boundary;
            return answer(server.resolve("/v1/audio/transcriptions"), type, body, "/text");
        });
        ways.put("POST /v1/listen", recording -> {
            var body = HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(recording));
            return answer(
                    server.resolve("/v1/listen"), "audio/wav", body, "/results/channels/0/alternatives/0/transcript");
        });
        return ways;
    }

    private static String answer(URI address, String type, HttpRequest.BodyPublisher body, String where)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var call = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + House.KEY)
                    .header("Content-Type", type)
                    .POST(body)
                    .build();
            var answer = http.send(call, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
            return Speech.oneLine(new JsonMapper().readTree(answer).at(where).stringValue(answer));
        }
    }
}
