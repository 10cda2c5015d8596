package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service is like, as its file says.
///
/// @param query with blanks that are filled in, see [Blanks]
/// @param start what is said first
/// @param end what is said when there is no more sound
/// @param keepAlive what is said while there is no sound
record Description(
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        KeyUse keyUse,
        SoundUse sound,
        Optional<Saying> start,
        Optional<Saying> end,
        Optional<KeepAlive> keepAlive,
        Reading answer) {
    /// @param every how often it is said
    record KeepAlive(Saying saying, Duration every) {}

    /// What there is to say of an endpoint.
    ///
    /// @throws SttException UNSUPPORTED with what is wrong with the file
    static Description of(EndpointConfig config) {
        var text = config.description()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The endpoint '%s' has no description of its service; give it one, as docs/generic-endpoint.md shows."
                                .formatted(config.name())));
        try {
            return read(Fields.of(Message.parse(text)));
        } catch (BadFrame bad) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The description of the endpoint '%s' cannot be used. %s".formatted(config.name(), bad.sentence()),
                    bad);
        }
    }

    private static Description read(Fields fields) throws BadFrame {
        fields.only("path", "query", "headers", "key", "sound", "start", "end", "keepAlive", "answer");
        return new Description(
                path(fields),
                fields.texts("query"),
                fields.texts("headers"),
                key(fields.object("key")),
                SoundUse.read(fields.needed("sound")),
                Saying.read(fields, "start"),
                Saying.read(fields, "end"),
                keepAlive(fields.object("keepAlive")),
                Reading.read(fields.needed("answer")));
    }

    private static String path(Fields fields) throws BadFrame {
        var path = fields.neededText("path");
        if (!path.matches("/[^?#\\s]*")) {
            throw fields.wrong("path", "a path that begins with “/”, without a query");
        }
        return path;
    }

    private static KeyUse key(Optional<Fields> key) throws BadFrame {
        if (key.isEmpty()) {
            return new KeyUse.None();
        }
        var fields = key.get();
        fields.only("header", "before", "parameter");
        var header = fields.text("header");
        var parameter = fields.text("parameter");
        if (header.isPresent() == parameter.isPresent()) {
            throw fields.wrong("header", "there, or “parameter”, and not both");
        }
        return header.isPresent()
                ? new KeyUse.Header(header.get(), fields.text("before").orElse(""))
                : new KeyUse.Parameter(parameter.orElseThrow());
    }

    private static Optional<KeepAlive> keepAlive(Optional<Fields> told) throws BadFrame {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var fields = told.get();
        fields.only("message", "every");
        var saying = Saying.read(fields, "message");
        var every = fields.message().number("every", 0.1, 3600);
        if (saying.isEmpty() || every.isEmpty()) {
            throw fields.wrong("every", "a number of seconds, and “message” what is said then");
        }
        return Optional.of(new KeepAlive(saying.get(), Duration.ofMillis(Math.round(every.get() * 1e3))));
    }

    /// What is asked, with its blanks filled in.
    Opening opening(Blanks blanks) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        query.forEach((name, value) -> blanks.fill(value).ifPresent(text -> asked.put(name, List.of(text))));
        Map<String, List<String>> said = new LinkedHashMap<>();
        headers.forEach((name, value) -> blanks.fill(value).ifPresent(text -> said.put(name, List.of(text))));
        return new Opening(path, asked, said);
    }
}
