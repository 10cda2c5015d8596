package dev.earshot.bridge.builder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A list of words with their times.
///
/// @param at the JSON Pointer of the list; the others are within each of its items
/// @param milliseconds otherwise times are in seconds
public record WordsPlace(
        String at, String word, String start, String end, Optional<String> confidence, boolean milliseconds) {
    /// Beyond this, no sentence is told in seconds as a whole number.
    private static final double LATE = 100;

    /// What fits in a list, if it is one of words.
    static Optional<WordsPlace> of(Leaf list) {
        return list.values().stream()
                .filter(JsonNode::isArray)
                .filter(array -> !array.isEmpty() && array.get(0).isObject())
                .findFirst()
                .flatMap(array -> of(list.pointer(), array));
    }

    private static Optional<WordsPlace> of(String at, JsonNode array) {
        var first = array.get(0);
        var word = named(first, List.of("word", "punctuated_word", "text", "w", "content", "token", "value"), true);
        var start = named(first, List.of("start", "start_time", "starttime", "begin", "from", "t0", "start_ms"), false);
        var end = named(first, List.of("end", "end_time", "endtime", "stop", "to", "t1", "end_ms"), false);
        if (word.isEmpty() || start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        var confidence = named(first, List.of("confidence", "probability", "conf", "score", "p"), false);
        var latest = array.get(array.size() - 1).at("/" + end.get());
        boolean millis = end.get().toLowerCase(Locale.ROOT).endsWith("ms")
                || (latest.isIntegralNumber() && latest.doubleValue() > LATE);
        return Optional.of(new WordsPlace(
                at, "/" + word.get(), "/" + start.get(), "/" + end.get(), confidence.map(name -> "/" + name), millis));
    }

    private static Optional<String> named(JsonNode item, List<String> names, boolean text) {
        return names.stream()
                .flatMap(name -> item.properties().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(name))
                        .filter(field -> text
                                ? field.getValue().isString()
                                : field.getValue().isNumber())
                        .map(field -> field.getKey()))
                .findFirst();
    }
}
