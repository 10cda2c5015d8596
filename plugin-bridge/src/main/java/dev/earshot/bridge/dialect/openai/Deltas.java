package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.http.RunningText;
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A transcript as server-sent events. What has been sent cannot be taken back, so only settled text
/// is; all deltas together are the text of `transcript.text.done`.
final class Deltas implements Reply.Streamed {
    private final HttpCall call;
    private final Upload file;
    private final RunningText text = new RunningText();

    private int segment = -1; // that is being told
    private int told; // how many characters of it; 0 when it is final

    Deltas(HttpCall call, Upload file) {
        this.call = call;
        this.file = file;
    }

    @Override
    public String type() {
        return "text/event-stream";
    }

    @Override
    public Map<String, String> headers() {
        return Problem.headers(call);
    }

    @Override
    public List<String> tell(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted _, TranscriptEvent.SpeechEnded _, TranscriptEvent.Notice _ -> List.of();
            case TranscriptEvent.Partial(var draft, var committed) -> drafted(draft, committed);
            case TranscriptEvent.Final(var said) -> settled(said);
            case TranscriptEvent.Completed(var audio) -> {
                var done = Message.of("transcript.text.done").put("text", text.toString());
                done.set("usage", Written.usage(audio));
                yield List.of(framed(done));
            }
            case TranscriptEvent.Failed(var cause) -> {
                var error = Message.of("error");
                error.set("error", Problem.error(Refusal.of(cause, file)));
                yield List.of(framed(error));
            }
        };
    }

    /// A draft of a segment after the one that is being told has to wait until that one is final.
    private List<String> drafted(Segment draft, int committed) {
        boolean waits = told > 0 && draft.id() != segment;
        return waits ? List.of() : grown(draft, committed);
    }

    private List<String> settled(Segment said) {
        var deltas = grown(said, said.text().length());
        told = 0;
        return deltas;
    }

    private List<String> grown(Segment now, int until) {
        if (now.id() != segment) {
            segment = now.id();
            told = 0;
        }
        if (until <= told) {
            return List.of();
        }
        var more = now.text().substring(told, until);
        var delta = told == 0 ? text.begin(more) : text.add(more);
        told = until;
        return List.of(framed(Message.of("transcript.text.delta").put("delta", delta)));
    }

    private static String framed(ObjectNode message) {
        return "data: " + message + "\n\n";
    }

    @Override
    public Answer failed(SttException cause) {
        return Problem.answer(Refusal.of(cause, file), call);
    }
}
