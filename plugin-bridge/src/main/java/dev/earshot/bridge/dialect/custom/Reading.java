package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Where in a message of the service what stands.
///
/// @param last what makes a text final; where nothing does, all are
/// @param done what makes a message the last
record Reading(
        JsonPointer text,
        Optional<Mark> last,
        Optional<Mark> done,
        Optional<JsonPointer> start,
        Optional<JsonPointer> end,
        Optional<WordFields> words,
        Optional<JsonPointer> error,
        double perSecond) {
    private static final double CENTURY = 3e9;

    /// A value that says yes.
    ///
    /// @param is what it has to be; empty for anything but `false`, `null` and nothing
    record Mark(JsonPointer at, Optional<JsonNode> is) {
        static Optional<Mark> read(Optional<Fields> told) throws BadFrame {
            if (told.isEmpty()) {
                return Optional.empty();
            }
            told.get().only("at", "is");
            var is = told.get().message().root().path("is");
            return Optional.of(new Mark(
                    told.get().neededPointer("at"), is.isMissingNode() ? Optional.<JsonNode>empty() : Optional.of(is)));
        }

        boolean in(JsonNode message) {
            var value = message.at(at);
            return is.map(value::equals)
                    .orElseGet(() ->
                            !value.isMissingNode() && !value.isNull() && !(value.isBoolean() && !value.booleanValue()));
        }
    }

    /// Words: where their list is, and in each of them its fields.
    record WordFields(
            JsonPointer at, JsonPointer word, JsonPointer start, JsonPointer end, Optional<JsonPointer> confidence) {
        static Optional<WordFields> read(Optional<Fields> told) throws BadFrame {
            if (told.isEmpty()) {
                return Optional.empty();
            }
            var fields = told.get();
            fields.only("at", "word", "start", "end", "confidence");
            return Optional.of(new WordFields(
                    fields.neededPointer("at"),
                    fields.neededPointer("word"),
                    fields.neededPointer("start"),
                    fields.neededPointer("end"),
                    fields.pointer("confidence")));
        }
    }

    static Reading read(Fields fields) throws BadFrame {
        fields.only("text", "final", "done", "start", "end", "words", "error", "times");
        return new Reading(
                fields.neededPointer("text"),
                Mark.read(fields.object("final")),
                Mark.read(fields.object("done")),
                fields.pointer("start"),
                fields.pointer("end"),
                WordFields.read(fields.object("words")),
                fields.pointer("error"),
                perSecond(fields));
    }

    private static double perSecond(Fields fields) throws BadFrame {
        return switch (fields.text("times").orElse("seconds")) {
            case "seconds" -> 1;
            case "milliseconds" -> 1000;
            default -> throw fields.wrong("times", "seconds or milliseconds");
        };
    }

    /// What the service says is wrong.
    Optional<String> error(Message message) {
        return error.map(message.root()::at)
                .filter(value -> value.isString() && !value.stringValue().isBlank())
                .map(JsonNode::stringValue);
    }

    boolean isFinal(Message message) {
        return last.map(mark -> mark.in(message.root())).orElse(true);
    }

    boolean isDone(Message message) {
        return done.filter(mark -> mark.in(message.root())).isPresent();
    }

    /// What was heard; empty where a message has no text.
    ///
    /// @param usual when it was said, where the message does not say so
    Optional<Segment> segment(Message message, int id, TimeSpan usual) {
        var value = message.root().at(text);
        if (!value.isString()) {
            return Optional.empty();
        }
        var heard = words(message.root());
        var about = heard.isEmpty() ? usual : TimeFields.around(heard);
        var from = start.flatMap(at -> time(message.root().at(at))).orElse(about.start());
        var until = end.flatMap(at -> time(message.root().at(at))).orElse(about.end());
        var span = new TimeSpan(from, until.compareTo(from) < 0 ? from : until);
        return Optional.of(new Segment(id, span, value.stringValue().strip(), heard));
    }

    private List<Word> words(JsonNode message) {
        return words.stream()
                .flatMap(fields -> message.at(fields.at()).valueStream().flatMap(told -> word(fields, told).stream()))
                .toList();
    }

    /// Empty for one without its text or its times.
    private Optional<Word> word(WordFields fields, JsonNode told) {
        var written = told.at(fields.word());
        var from = time(told.at(fields.start()));
        var until = time(told.at(fields.end()));
        if (!written.isString() || written.stringValue().isBlank() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        var span = new TimeSpan(from.get(), until.get().compareTo(from.get()) < 0 ? from.get() : until.get());
        var confidence = fields.confidence()
                .map(told::at)
                .filter(value -> value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1)
                .map(value -> OptionalDouble.of(value.doubleValue()))
                .orElse(OptionalDouble.empty());
        return Optional.of(new Word(written.stringValue().strip(), span, confidence));
    }

    private Optional<Duration> time(JsonNode value) {
        return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= CENTURY
                ? Optional.of(Duration.ofMillis(Math.round(value.doubleValue() * 1e3 / perSecond)))
                : Optional.empty();
    }
}
