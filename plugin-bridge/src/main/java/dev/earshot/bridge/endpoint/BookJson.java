package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A book in JSON, as `docs/endpoints-file.md` describes it. What this version does not know stays in
/// it.
public final class BookJson {
    private static final String VERSION_FIELD = "earshot_endpoints";
    private static final int VERSION = 1;
    private static final Set<String> KNOWN = Set.of(VERSION_FIELD, "endpoints", "environments", "collections");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private BookJson() {}

    /// It is no JSON object: cut, or something else.
    public static final class NotJson extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotJson(String where) {
            super(where);
        }
    }

    /// @param what it is, for sentences: the name of a file
    /// @throws NotJson with a message that goes on a sentence after "it is no JSON"
    /// @throws SttException UNSUPPORTED when something in it makes no sense, or a later Earshot wrote
    ///     it
    public static EndpointBook read(byte[] bytes, String what) throws NotJson {
        var root = parse(bytes);
        int version = root.path(VERSION_FIELD).asInt(0);
        if (version > VERSION) {
            throw Wrong.because("A later Earshot wrote " + what + " (version " + version + "); open it with that one.");
        }
        if (version != VERSION) {
            throw Wrong.because(what + " holds no endpoints of Earshot: it does not begin with \"" + VERSION_FIELD
                    + "\": " + VERSION + ". Choose another file.");
        }
        try {
            return book(root);
        } catch (BadFrame e) {
            throw Wrong.because(what + " cannot be used: " + e.sentence());
        } catch (SttException e) {
            throw Wrong.because(what + " cannot be used: " + e.sentence());
        }
    }

    private static JsonNode parse(byte[] bytes) throws NotJson {
        try {
            var root = JSON.readTree(bytes);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new NotJson(Optional.ofNullable(e.getLocation())
                    .map(place -> " from line " + place.getLineNr() + ", letter " + place.getColumnNr() + ", on")
                    .orElse(""));
        }
        throw new NotJson(" object");
    }

    private static EndpointBook book(JsonNode root) throws BadFrame {
        var endpoints = new ArrayList<SavedEndpoint>();
        for (var json : items(root, "endpoints")) {
            endpoints.add(EndpointJson.read(json));
        }
        var environments = new ArrayList<Environment>();
        for (var json : items(root, "environments")) {
            environments.add(EndpointJson.environment(json));
        }
        var collections = new ArrayList<TestCollection>();
        for (var json : items(root, "collections")) {
            collections.add(TestJson.read(json));
        }
        return new EndpointBook(endpoints, environments, collections, Unknown.of(root, KNOWN));
    }

    /// Each with its place in the list, for sentences.
    private static List<Message> items(JsonNode root, String list) throws BadFrame {
        var items = new ArrayList<Message>();
        for (var item : new Message("", root).objects(list)) {
            items.add(new Message(list + "[" + items.size() + "].", item.root()));
        }
        return items;
    }

    public static byte[] write(EndpointBook book) {
        var root = Message.empty().put(VERSION_FIELD, VERSION);
        var endpoints = root.putArray("endpoints");
        book.endpoints().forEach(one -> endpoints.add(EndpointJson.write(one)));
        var environments = root.putArray("environments");
        book.environments().forEach(one -> environments.add(EndpointJson.write(one)));
        var collections = root.putArray("collections");
        book.collections().forEach(one -> collections.add(TestJson.write(one)));
        book.unknown().addTo(root);
        return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
