package dev.earshot.engine.trace;

import dev.earshot.engine.trace.FrameContent.Place;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Items as lines of the file. What a line says beyond is ignored, as are kinds of a newer program.
final class ItemJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ItemJson() {}

    static String write(TraceItem item, Redactor redactor) {
        var line = JSON.createObjectNode().put("t", item.at().toNanos());
        switch (item) {
            case TraceItem.Frame frame -> {
                line.put("kind", "frame").put("way", frame.way().word()).put("size", frame.size());
                write(line, frame.content());
            }
            case TraceItem.Sound sound ->
                line.put("kind", "sound")
                        .put("way", sound.way().word())
                        .put("from", sound.from())
                        .put("samples", sound.samples());
            case TraceItem.Event said -> EventJson.write(line, said.event(), redactor);
            case TraceItem.HeardBy heard -> {
                line.put("kind", "heard_by");
                HeaderJson.write(line, heard.model());
            }
            case TraceItem.Mark mark ->
                line.put("kind", "mark").put("what", mark.kind().word()).put("text", redactor.text(mark.text()));
        }
        return JSON.writeValueAsString(line);
    }

    private static void write(ObjectNode line, FrameContent content) {
        switch (content) {
            case FrameContent.Text(var text) -> line.put("text", text);
            case FrameContent.LongText(var begins, var place) -> {
                line.put("begins", begins);
                line.putObject("bytes").put("from", place.from()).put("length", place.length());
            }
            case FrameContent.Bytes(var place) ->
                line.putObject("bytes").put("from", place.from()).put("length", place.length());
            case FrameContent.Samples(var from, var count) ->
                line.putObject("sound").put("from", from).put("samples", count);
            case FrameContent.LeftOut() -> line.put("left_out", true);
        }
    }

    /// What a line says: an item, or nothing where it is of a kind that is not known.
    ///
    /// @throws IllegalArgumentException when it cannot be read
    static Optional<TraceItem> read(byte[] bytes, int length) {
        JsonNode line;
        try {
            line = JSON.readTree(bytes, 0, length);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        if (!line.isObject() || !line.path("t").isIntegralNumber()) {
            throw new IllegalArgumentException("no item");
        }
        try {
            return item(line);
        } catch (JacksonException | ArithmeticException e) {
            throw new IllegalArgumentException("no item that makes sense", e);
        }
    }

    private static Optional<TraceItem> item(JsonNode line) {
        var at = EventJson.time(line, "t");
        var kind = line.path("kind").asString("");
        return switch (kind) {
            case "frame" ->
                Optional.of(new TraceItem.Frame(at, way(line), line.path("size").asLong(0), content(line)));
            case "sound" ->
                Optional.of(new TraceItem.Sound(
                        at, way(line), least(line.path("from").asLong(0)), (int)
                                least(line.path("samples").asInt(0))));
            case "heard_by" -> Optional.of(new TraceItem.HeardBy(at, HeaderJson.model(line)));
            case "mark" ->
                Optional.of(new TraceItem.Mark(
                        at,
                        EventJson.named(
                                TraceItem.Mark.Kind.values(), line.path("what").asString(""), TraceItem.Mark.Kind.NOTE),
                        EventJson.text(line)));
            default -> EventJson.read(kind, line).map(event -> new TraceItem.Event(at, event));
        };
    }

    private static Way way(JsonNode line) {
        return EventJson.named(Way.values(), line.path("way").asString(""), Way.RECEIVED);
    }

    private static FrameContent content(JsonNode line) {
        if (line.path("text").isString()) {
            return new FrameContent.Text(EventJson.text(line));
        }
        var bytes = line.path("bytes");
        if (bytes.isObject()) {
            var place = new Place(least(bytes.path("from").asLong(0)), (int)
                    least(bytes.path("length").asInt(0)));
            return line.path("begins").isString()
                    ? new FrameContent.LongText(line.path("begins").asString(""), place)
                    : new FrameContent.Bytes(place);
        }
        var sound = line.path("sound");
        return sound.isObject()
                ? new FrameContent.Samples(least(sound.path("from").asLong(0)), (int)
                        least(sound.path("samples").asInt(0)))
                : new FrameContent.LeftOut();
    }

    private static long least(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        return number;
    }
}
