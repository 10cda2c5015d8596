package dev.earshot.engine.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The header as JSON.
final class HeaderJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private HeaderJson() {}

    static String write(TraceHeader header, Redactor redactor) {
        var all = JSON.createObjectNode()
                .put("format", TraceFormat.NAME)
                .put("version", TraceFormat.VERSION)
                .put("began", header.began().toString())
                .put("made_by", header.madeBy())
                .put("system", header.system())
                .put("side", header.side().name().toLowerCase(Locale.ROOT))
                .put("endpoint", redactor.address(header.endpoint()))
                .put("protocol", header.protocol())
                .put("session", redactor.text(header.session()));
        header.model().ifPresent(model -> write(all.putObject("model"), model));
        header.language().ifPresent(language -> all.put("language", language));
        var settings = all.putObject("settings");
        header.settings().forEach((name, value) -> settings.put(name, redactor.setting(name, value)));
        all.put("sound", header.keeping() == Keeping.SOUND);
        header.lasted().ifPresent(lasted -> all.put("lasted", lasted.toNanos()));
        return JSON.writeValueAsString(all) + "\n";
    }

    static void write(ObjectNode node, TraceModel model) {
        node.put("id", model.id())
                .put("name", model.name())
                .put("version", model.version())
                .put("device", model.device());
    }

    static TraceModel model(JsonNode node) {
        return new TraceModel(
                node.path("id").asString(""),
                node.path("name").asString(""),
                node.path("version").asString(""),
                node.path("device").asString(""));
    }

    /// @param file for the sentence
    /// @throws dev.earshot.engine.SttException AUDIO_INVALID
    static TraceHeader read(byte[] bytes, Path file) {
        JsonNode all;
        try {
            all = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw TraceFailure.noTrace(file);
        }
        if (!all.path("format").asString("").equals(TraceFormat.NAME)) {
            throw TraceFailure.noTrace(file);
        }
        long version = all.path("version").asLong(0);
        if (version > TraceFormat.VERSION) {
            throw TraceFailure.newer(file, version);
        }
        var model = all.path("model");
        return new TraceHeader(
                began(all, file),
                all.path("made_by").asString(""),
                all.path("system").asString(""),
                EventJson.named(TraceHeader.Side.values(), all.path("side").asString(""), TraceHeader.Side.SERVER),
                all.path("endpoint").asString(""),
                all.path("protocol").asString(""),
                all.path("session").asString(""),
                model.isObject() ? Optional.of(model(model)) : Optional.empty(),
                Optional.of(all.path("language").asString("")).filter(tag -> !tag.isEmpty()),
                settings(all.path("settings")),
                all.path("sound").asBoolean(true) ? Keeping.SOUND : Keeping.NO_SOUND,
                all.path("lasted").isIntegralNumber()
                        ? Optional.of(Duration.ofNanos(all.path("lasted").asLong(0)))
                        : Optional.empty());
    }

    private static Instant began(JsonNode all, Path file) {
        try {
            return Instant.parse(all.path("began").asString(""));
        } catch (DateTimeParseException e) {
            throw TraceFailure.noTrace(file);
        }
    }

    private static Map<String, String> settings(JsonNode node) {
        var settings = new TreeMap<String, String>();
        node.propertyStream()
                .forEach(one -> settings.put(one.getKey(), one.getValue().asString("")));
        return settings;
    }
}
