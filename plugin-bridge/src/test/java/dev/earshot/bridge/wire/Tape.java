package dev.earshot.bridge.wire;

import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plays what a server said to a client codec, and keeps what the codec made of it.
public final class Tape {
    private final ClientCodec client;
    private final List<TranscriptEvent> events = new ArrayList<>();

    public Tape(ClientCodec client) {
        this.client = client;
    }

    /// The server says these, a message a line; blank lines are none.
    public Tape says(String... messages) {
        for (var message : messages) {
            message.lines().filter(line -> !line.isBlank()).forEach(line -> says(new Frame.Text(line.strip())));
        }
        return this;
    }

    public Tape says(Frame frame) {
        events.addAll(client.receive(frame));
        return this;
    }

    public Tape closes(int code, String reason) {
        events.addAll(client.closed(code, reason));
        return this;
    }

    /// All that the client has said since it was asked.
    public List<TranscriptEvent> heard() {
        var now = List.copyOf(events);
        events.clear();
        return now;
    }

    /// The same, an event a line: `speech 0.50`, `partial 0 [0.50-1.20] settled| not yet`,
    /// `final 0 [0.50-2.00] all of it`, `silence 2.00`, `notice Why.`, `completed 3.00`, `failed NETWORK Why.`
    public List<String> lines() {
        return lines(heard());
    }

    public static List<String> lines(List<TranscriptEvent> events) {
        return events.stream().map(Tape::line).toList();
    }

    private static String line(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> "speech " + seconds(at);
            case TranscriptEvent.SpeechEnded(var at) -> "silence " + seconds(at);
            case TranscriptEvent.Partial partial ->
                "partial " + place(partial.segment()) + partial.committedText() + "|" + partial.tentativeText();
            case TranscriptEvent.Final(var segment) -> "final " + place(segment) + segment.text();
            case TranscriptEvent.Notice notice -> "notice " + notice.sentence();
            case TranscriptEvent.Completed(var audio) -> "completed " + seconds(audio);
            case TranscriptEvent.Failed(var cause) -> "failed " + cause.error() + " " + cause.sentence();
        };
    }

    private static String place(Segment segment) {
        var span = segment.span();
        return "%d [%s-%s] ".formatted(segment.id(), seconds(span.start()), seconds(span.end()));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1e3);
    }

    /// The one failure that was heard.
    public SttException failure() {
        return heard().stream()
                .filter(TranscriptEvent.Failed.class::isInstance)
                .map(event -> ((TranscriptEvent.Failed) event).cause())
                .reduce((_, _) -> {
                    throw new AssertionError("There are two failures.");
                })
                .orElseThrow();
    }

    /// Frames as a person reads them: texts as they are, sound as its number of bytes.
    public static List<String> shown(List<Frame> frames) {
        return frames.stream()
                .map(frame -> switch (frame) {
                    case Frame.Text(var text) -> text;
                    case Frame.Binary(var bytes) -> bytes.remaining() + " bytes";
                })
                .toList();
    }

    /// Bytes as the text that they are.
    public static String ascii(Frame frame) {
        return switch (frame) {
            case Frame.Text(var text) -> text;
            case Frame.Binary(var bytes) ->
                StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        };
    }
}
