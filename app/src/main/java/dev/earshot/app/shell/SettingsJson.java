package dev.earshot.app.shell;

import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.engine.inference.Precision;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// [Settings] as fields of a JSON object. Written by hand, so that one field which somebody mistyped
/// costs that field
/// and not all of them.
final class SettingsJson {
    private SettingsJson() {}

    static Settings read(ObjectNode json) {
        return new Settings(
                string(json, "appearance")
                        .flatMap(name -> named(Appearance.values(), name))
                        .orElse(Settings.DEFAULT.appearance()),
                string(json, "model"),
                json.path("modelFolders")
                        .valueStream()
                        .flatMap(folder -> path(folder.asString("")).stream())
                        .toList(),
                string(json, "device"),
                string(json, "precision").flatMap(name -> named(Precision.values(), name)),
                string(json, "language"),
                string(json, "microphone"),
                string(json, "recordings").flatMap(SettingsJson::path),
                string(json, "capitals")
                        .flatMap(name -> named(Capitals.values(), name))
                        .orElse(Settings.DEFAULT.capitals()),
                new ModelSupply(string(json, "modelStore").flatMap(SettingsJson::path), string(json, "hub")),
                LiveChoicesJson.read(json.path("live")),
                server(json.path("server")),
                endpoints(json.path("endpoints")));
    }

    static void write(Settings settings, ObjectNode json) {
        json.put("appearance", name(settings.appearance()));
        put(json, "model", settings.model());
        var folders = json.putArray("modelFolders");
        settings.modelFolders().forEach(folder -> folders.add(folder.toString()));
        put(json, "device", settings.device());
        put(json, "precision", settings.precision().map(SettingsJson::name));
        put(json, "language", settings.language());
        put(json, "microphone", settings.microphone());
        put(json, "recordings", settings.recordings().map(Path::toString));
        json.put("capitals", name(settings.capitals()));
        put(json, "modelStore", settings.supply().folder().map(Path::toString));
        put(json, "hub", settings.supply().hub());
        LiveChoicesJson.write(settings.live(), json.putObject("live"));
        json.putObject("server")
                .put("port", settings.server().port())
                .put("reach", name(settings.server().reach()));
        var endpoints = json.putObject("endpoints");
        put(endpoints, "hears", settings.endpoints().hears());
        put(endpoints, "environment", settings.endpoints().environment());
        put(endpoints, "shown", settings.endpoints().shown());
    }

    private static EndpointChoices endpoints(JsonNode json) {
        return new EndpointChoices(string(json, "hears"), string(json, "environment"), string(json, "shown"));
    }

    private static ServerChoices server(JsonNode json) {
        var usual = ServerChoices.DEFAULT;
        return new ServerChoices(
                json.path("port").intValue(usual.port()),
                named(Reach.values(), json.path("reach").asString("")).orElse(usual.reach()));
    }

    /// Writes the fields that a change changed, and leaves alone what another Earshot may have
    /// written into the others.
    static void write(Settings before, Settings after, ObjectNode json) {
        var old = json.objectNode();
        write(before, old);
        var changed = json.objectNode();
        write(after, changed);
        changed.properties().stream()
                .filter(field -> !field.getValue().equals(old.get(field.getKey())))
                .forEach(field -> json.set(field.getKey(), field.getValue()));
        old.propertyNames().stream().filter(name -> !changed.has(name)).forEach(json::remove);
    }

    private static Optional<String> string(JsonNode json, String field) {
        var value = json.path(field);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static void put(ObjectNode json, String field, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(field, text), () -> json.remove(field));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(known -> name(known).equals(name))
                .findFirst();
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
