package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.BatchRefusal;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An answer as server-sent events: deltas, which only add to the text, and at last all of it.
final class StreamedText implements BatchCodec.Drafts {
    private static final String DATA = "data:";

    private final Duration audio;
    private final StringBuilder text = new StringBuilder();

    StreamedText(Duration audio) {
        this.audio = audio;
    }

    @Override
    public Optional<TranscriptEvent.Partial> line(String line) {
        try {
            var event = event(line);
            if (event.isEmpty() || !event.get().type().equals("transcript.text.delta")) {
                return Optional.empty();
            }
            text.append(event.get().text("delta").orElse(""));
            return segment(text.toString(), audio)
                    .map(draft ->
                            new TranscriptEvent.Partial(draft, draft.text().length()));
        } catch (BadFrame _) {
            return Optional.empty();
        }
    }

    private static Optional<Message> event(String line) throws BadFrame {
        var data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
        return data.isEmpty() ? Optional.empty() : Optional.of(Message.parse(data));
    }

    private static Optional<Segment> segment(String text, Duration audio) {
        return Optional.of(text.strip())
                .filter(all -> !all.isEmpty())
                .map(all -> new Segment(0, new TimeSpan(Duration.ZERO, audio), all, List.of()));
    }

    /// @throws SttException when it breaks off, or says that it failed
    static Transcript read(String service, BatchAnswer answer, Duration audio) {
        try {
            for (var line : answer.body().lines().toList()) {
                var event = event(line);
                if (event.isPresent() && event.get().type().equals("transcript.text.done")) {
                    var text = event.get().text("text").orElse("");
                    return new Transcript(segment(text, audio).stream().toList(), audio);
                }
                if (event.isPresent() && event.get().has("error")) {
                    throw failed(service, event.get());
                }
            }
        } catch (BadFrame bad) {
            throw BatchRefusal.unreadable(service, bad);
        }
        throw new SttException(SttError.NETWORK, service + " broke off before it had told all of the text. Try again.");
    }

    private static SttException failed(String service, Message event) throws BadFrame {
        var error = event.object("error");
        var words = error.isPresent() ? error.get().text("message").orElse("") : "";
        return new Complaint(service).of(SttError.NETWORK, words);
    }
}
