package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A client codec and a server codec on one wire, with no socket between them.
public final class BackToBack {
    private final ClientCodec client;
    private final TinyServer server;
    private final List<TranscriptEvent> events = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    public BackToBack(ClientCodec client, TinyServer server) {
        this.client = client;
        this.server = server;
    }

    /// Everything that the client says it heard, in a session of 5 s in which the recogniser says this.
    public List<TranscriptEvent> run(List<TranscriptEvent> script) {
        server.open();
        answer();
        send(client.start());
        for (int i = 0; i < 50; i++) {
            send(client.audio(Scene.tone(0.1, 440)));
        }
        for (var event : script) {
            server.tell(event);
            answer();
        }
        server.passed(4.5);
        answer();
        send(client.finish());
        server.passed(5);
        for (int left = server.flushes(); left > 0; left--) {
            server.flushed();
        }
        if (server.finished()) {
            server.tell(new TranscriptEvent.Completed(server.heard()));
        }
        answer();
        server.closed().ifPresent(close -> {
            log.add("< close " + close.code() + " " + close.reason());
            events.addAll(client.closed(close.code(), close.reason()));
        });
        return events;
    }

    private void send(List<Frame> frames) {
        for (var frame : frames) {
            log.add("> " + shown(frame));
            server.receive(frame);
            answer();
        }
    }

    private void answer() {
        for (var frame : server.take()) {
            log.add("< " + shown(frame));
            events.addAll(client.receive(frame));
        }
    }

    private static String shown(Frame frame) {
        return switch (frame) {
            case Frame.Text(var text) ->
                text.length() > 2000 ? text.substring(0, 60) + "… (" + text.length() + " characters)" : text;
            case Frame.Binary(var bytes) -> bytes.remaining() + " bytes";
        };
    }

    /// All frames, line by line.
    public List<String> log() {
        return log;
    }

    public Duration heard() {
        return server.heard();
    }
}
