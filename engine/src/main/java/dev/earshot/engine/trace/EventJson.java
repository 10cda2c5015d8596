package dev.earshot.engine.trace;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Notice.Topic;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a recogniser says, as a line of the file. Times are nanoseconds on the axis of the sound.
final class EventJson {
    private EventJson() {}

    static void write(ObjectNode line, TranscriptEvent event, Redactor redactor) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) ->
                line.put("kind", "speech_started").put("place", at.toNanos());
            case TranscriptEvent.SpeechEnded(var at) ->
                line.put("kind", "speech_ended").put("place", at.toNanos());
            case TranscriptEvent.Partial(var segment, var committed) -> {
                line.put("kind", "partial");
                write(line, segment);
                line.put("committed", committed);
            }
            case TranscriptEvent.Final(var segment) -> {
                line.put("kind", "final");
                write(line, segment);
            }
            case TranscriptEvent.Notice(var topic, var sentence) ->
                line.put("kind", "notice")
                        .put("topic", topic.name().toLowerCase(Locale.ROOT))
                        .put("text", redactor.text(sentence));
            case TranscriptEvent.Completed(var audio) ->
                line.put("kind", "completed").put("audio", audio.toNanos());
            case TranscriptEvent.Failed(var cause) ->
                line.put("kind", "failed")
                        .put("error", cause.error().name())
                        .put("text", redactor.text(cause.sentence()));
        }
    }

    private static void write(ObjectNode line, Segment segment) {
        line.put("id", segment.id());
        span(line, segment.span());
        line.put("text", segment.text());
        if (!segment.words().isEmpty()) {
            var words = line.putArray("words");
            for (Word word : segment.words()) {
                var one = words.addObject().put("text", word.text());
                span(one, word.span());
                word.confidence().ifPresent(confidence -> one.put("confidence", confidence));
            }
        }
        segment.confidence().ifPresent(confidence -> line.put("confidence", confidence));
        segment.language().ifPresent(language -> line.put("language", language));
    }

    private static void span(ObjectNode line, TimeSpan span) {
        line.put("start", span.start().toNanos()).put("end", span.end().toNanos());
    }

    /// Empty for a kind that is no event.
    ///
    /// @throws IllegalArgumentException when its fields make no sense
    static Optional<TranscriptEvent> read(String kind, JsonNode line) {
        return switch (kind) {
            case "speech_started" -> Optional.of(new TranscriptEvent.SpeechStarted(time(line, "place")));
            case "speech_ended" -> Optional.of(new TranscriptEvent.SpeechEnded(time(line, "place")));
            case "partial" -> {
                var segment = segment(line);
                int committed = Math.clamp(
                        line.path("committed").asInt(0), 0, segment.text().length());
                yield Optional.of(new TranscriptEvent.Partial(segment, committed));
            }
            case "final" -> Optional.of(new TranscriptEvent.Final(segment(line)));
            case "notice" ->
                Optional.of(new TranscriptEvent.Notice(
                        named(Topic.values(), line.path("topic").asString(""), Topic.MACHINE), text(line)));
            case "completed" -> Optional.of(new TranscriptEvent.Completed(time(line, "audio")));
            case "failed" ->
                Optional.of(new TranscriptEvent.Failed(new SttException(
                        named(SttError.values(), line.path("error").asString(""), SttError.INTERNAL), text(line))));
            default -> Optional.empty();
        };
    }

    private static Segment segment(JsonNode line) {
        var words = new ArrayList<Word>();
        for (JsonNode word : line.path("words")) {
            words.add(new Word(word.path("text").asString(""), span(word), confidence(word)));
        }
        return new Segment(
                line.path("id").asInt(0),
                span(line),
                text(line),
                words,
                confidence(line),
                Optional.of(line.path("language").asString("")).filter(tag -> !tag.isEmpty()));
    }

    private static TimeSpan span(JsonNode line) {
        return new TimeSpan(time(line, "start"), time(line, "end"));
    }

    private static OptionalDouble confidence(JsonNode line) {
        var value = line.path("confidence");
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    static Duration time(JsonNode line, String field) {
        return Duration.ofNanos(line.path(field).asLong(0));
    }

    static String text(JsonNode line) {
        return line.path("text").asString("");
    }

    /// The one of that name in any case.
    static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
        return List.of(all).stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(otherwise);
    }
}
