package dev.earshot.app.cli;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The events of a session for programs: a JSON object a line, printed as it comes. Times are seconds from the
/// beginning.
record JsonEvents(Terminal terminal) implements TranscriptListener {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// @throws OutputClosedException when nobody reads any more
    @Override
    public void on(TranscriptEvent event) {
        terminal.out().println(MAPPER.writeValueAsString(fields(event)));
        terminal.checkOut();
    }

    private static Map<String, Object> fields(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> fields("speech_started", "at", seconds(at));
            case TranscriptEvent.SpeechEnded(var at) -> fields("speech_ended", "at", seconds(at));
            case TranscriptEvent.Partial partial -> {
                var fields = segment("partial", partial.segment());
                fields.put("committed", partial.committedText());
                fields.put("tentative", partial.tentativeText());
                yield fields;
            }
            case TranscriptEvent.Final(var segment) -> {
                var fields = segment("final", segment);
                fields.put("text", segment.text());
                fields.put(
                        "words", segment.words().stream().map(JsonEvents::word).toList());
                segment.confidence().ifPresent(confidence -> fields.put("confidence", confidence));
                segment.language().ifPresent(language -> fields.put("language", language));
                yield fields;
            }
            case TranscriptEvent.Notice notice -> fields("notice", "sentence", notice.sentence());
            case TranscriptEvent.Completed(var audio) -> fields("completed", "audio", seconds(audio));
            case TranscriptEvent.Failed(var cause) -> {
                var fields = fields("failed", "error", cause.error().name());
                fields.put("sentence", cause.sentence());
                yield fields;
            }
        };
    }

    /// In this order, for people who look on.
    private static Map<String, Object> fields(String event, String name, Object value) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("event", event);
        fields.put(name, value);
        return fields;
    }

    private static Map<String, Object> segment(String event, Segment segment) {
        var fields = fields(event, "segment", segment.id());
        fields.put("start", seconds(segment.span().start()));
        fields.put("end", seconds(segment.span().end()));
        return fields;
    }

    private static List<Object> word(Word word) {
        return List.of(
                word.text(), seconds(word.span().start()), seconds(word.span().end()));
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }
}
