package dev.earshot.bridge.builder;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The messages of a service out of what a person has of an exchange with it.
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10_000;

    private Answers() {}

    /// One answer, a list of them, or one a line or one after the other; what is no JSON between them
    /// is passed over.
    ///
    /// @throws SttException UNSUPPORTED when there is no JSON object in it
    public static List<JsonNode> in(String text) {
        var found = new ArrayList<JsonNode>();
        int at = text.indexOf('{');
        while (at >= 0 && found.size() < MOST) {
            int end = end(text, at);
            if (end > at) {
                one(text.substring(at, end)).ifPresent(found::add);
                at = text.indexOf('{', end);
            } else {
                at = -1;
            }
        }
        if (found.isEmpty()) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "There is no JSON object in that; paste an answer of the service as it came, from '{' to '}'.");
        }
        return found;
    }

    /// What a service said in a trace, whatever sort of messages else went to and fro.
    ///
    /// @throws SttException UNSUPPORTED when it said nothing in JSON
    public static List<JsonNode> in(Trace trace) {
        var said = trace.items().stream()
                .flatMap(item ->
                        item instanceof TraceItem.Frame(var _, var way, var _, var content) && way == Way.RECEIVED
                                ? trace.text(content).stream()
                                : Stream.empty())
                .collect(Collectors.joining("\n"));
        return in(said);
    }

    /// Where the object that begins there ends; -1 where it does not.
    private static int end(String text, int begin) {
        int depth = 0;
        boolean quoted = false;
        for (int at = begin; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quoted) {
                if (letter == '\\') {
                    at++;
                } else if (letter == '"') {
                    quoted = false;
                }
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private static Optional<JsonNode> one(String json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
