package dev.earshot.bridge.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object that a stranger sent, read with a sentence for everything that may be wrong in it. A
/// field that is `null`
/// is one that is not there. How large it is has been checked before; how deep, here.
///
/// @param path where it lies in the message, for sentences: empty, or `session.audio.`
/// @param root an object
public record Message(String path, JsonNode root) {
    private static final int DEEPEST = 32;

    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    /// @throws BadFrame when it is no JSON object
    public static Message parse(String text) throws BadFrame {
        try {
            var root = JSON.readTree(text);
            if (root.isObject()) {
                return new Message("", root);
            }
        } catch (JacksonException e) {
            throw new BadFrame(Fault.BAD_JSON, "A text message must be JSON, and this one is not: " + where(e) + ".");
        }
        throw new BadFrame(Fault.BAD_JSON, "A text message must be a JSON object, as {\"type\":\"...\"} is.");
    }

    private static String where(JacksonException e) {
        var place = e.getLocation();
        return place == null ? "it ends too soon" : "look at character " + Math.max(1, place.getColumnNr());
    }

    /// A time as protocols write it: in seconds, to the millisecond.
    public static double seconds(Duration time) {
        return Math.round(time.toNanos() / 1e6) / 1e3;
    }

    /// A probability, to four digits.
    public static double share(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /// A new object to be sent.
    public static ObjectNode of(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /// @throws BadFrame when it does not say
    public String type() throws BadFrame {
        return text("type")
                .orElseThrow(
                        () -> new BadFrame(Fault.UNKNOWN_TYPE, "A message must say its “type”; this one does not."));
    }

    public boolean has(String name) {
        return root.hasNonNull(name);
    }

    /// Whether a field is there and `null`, where that is not the same as not being there.
    public boolean isNull(String name) {
        return root.has(name) && root.path(name).isNull();
    }

    public Optional<String> text(String name) throws BadFrame {
        var value = root.path(name);
        require(name, value, value.isString(), "a text");
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /// Seconds, as a time.
    ///
    /// @throws BadFrame when it is there and no time within a century
    public Optional<Duration> time(String name) throws BadFrame {
        return number(name, 0, 3e9).map(seconds -> Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    /// How sure somebody is, from 0 to 1.
    ///
    /// @throws BadFrame when it is there and no probability
    public OptionalDouble probability(String name) throws BadFrame {
        return number(name, 0, 1).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    public Optional<Boolean> flag(String name) throws BadFrame {
        var value = root.path(name);
        require(name, value, value.isBoolean(), "true or false");
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /// @throws BadFrame when it is there and not within `[least, most]`
    public Optional<Integer> whole(String name, int least, int most) throws BadFrame {
        var value = root.path(name);
        boolean fits = value.isNumber()
                && value.doubleValue() == Math.rint(value.doubleValue())
                && value.doubleValue() >= least
                && value.doubleValue() <= most;
        require(name, value, fits, "a whole number from %d to %d".formatted(least, most));
        return fits ? Optional.of((int) value.doubleValue()) : Optional.empty();
    }

    /// @throws BadFrame when it is there and not within `[least, most]`
    public Optional<Double> number(String name, double least, double most) throws BadFrame {
        var value = root.path(name);
        boolean fits = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
        require(name, value, fits, "a number from %s to %s".formatted(least, most));
        return fits ? Optional.of(value.doubleValue()) : Optional.empty();
    }

    public Optional<Message> object(String name) throws BadFrame {
        var value = root.path(name);
        require(name, value, value.isObject(), "an object");
        return value.isObject() ? Optional.of(new Message(path + name + ".", value)) : Optional.empty();
    }

    /// Empty when it is not there.
    public List<String> texts(String name) throws BadFrame {
        var texts = new ArrayList<String>();
        var value = root.path(name);
        require(name, value, value.isArray(), "a list of texts");
        for (var one : value) {
            require(name, one, one.isString(), "a list of texts");
            texts.add(one.stringValue());
        }
        return List.copyOf(texts);
    }

    /// Empty when it is not there.
    public List<Message> objects(String name) throws BadFrame {
        var objects = new ArrayList<Message>();
        var value = root.path(name);
        require(name, value, value.isArray(), "a list of objects");
        for (var one : value) {
            require(name, one, one.isObject(), "a list of objects");
            objects.add(new Message(path + name + "[].", one));
        }
        return List.copyOf(objects);
    }

    private void require(String name, JsonNode value, boolean fits, String what) throws BadFrame {
        if (!fits && !value.isMissingNode() && !value.isNull()) {
            throw wrong(name, what);
        }
    }

    /// What is said of a value that is none of those allowed.
    public BadFrame wrong(String name, String what) {
        return new BadFrame(Fault.BAD_VALUE, "“%s%s” must be %s.".formatted(path, name, what));
    }
}
