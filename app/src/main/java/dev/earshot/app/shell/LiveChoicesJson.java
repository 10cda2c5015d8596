package dev.earshot.app.shell;

import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// [LiveChoices] as a JSON object. What cannot be read has its default.
final class LiveChoicesJson {
    private static final List<String> NUMBERS = List.of("x", "y", "width", "height", "type");

    private LiveChoicesJson() {}

    static LiveChoices read(JsonNode json) {
        var usual = LiveChoices.DEFAULT;
        var captions = new LinkedHashMap<String, CaptionPlace>();
        json.path("captions")
                .properties()
                .forEach(entry -> place(entry.getValue()).ifPresent(place -> captions.put(entry.getKey(), place)));
        return new LiveChoices(
                Optional.of(json.path("source").asString("")).filter(id -> !id.isBlank()),
                json.path("type").doubleValue(usual.type()),
                json.path("pushToTalk").booleanValue(usual.pushToTalk()),
                json.path("copies").booleanValue(usual.copies()),
                captions);
    }

    private static Optional<CaptionPlace> place(JsonNode json) {
        return NUMBERS.stream().allMatch(field -> json.path(field).isNumber())
                ? Optional.of(new CaptionPlace(
                        json.path("x").doubleValue(),
                        json.path("y").doubleValue(),
                        json.path("width").doubleValue(),
                        json.path("height").doubleValue(),
                        json.path("type").doubleValue()))
                : Optional.empty();
    }

    static void write(LiveChoices live, ObjectNode json) {
        live.source().ifPresent(id -> json.put("source", id));
        json.put("type", live.type());
        json.put("pushToTalk", live.pushToTalk());
        json.put("copies", live.copies());
        var captions = json.putObject("captions");
        live.captions()
                .forEach((arrangement, place) -> captions.putObject(arrangement)
                        .put("x", place.x())
                        .put("y", place.y())
                        .put("width", place.width())
                        .put("height", place.height())
                        .put("type", place.type()));
    }
}
