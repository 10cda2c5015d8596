package dev.earshot.app.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// [Settings] as fields of a JSON object. Written by hand, so that one field which somebody mistyped costs that field
/// and not all of them.
final class SettingsJson {
    private SettingsJson() {}

    static Settings read(ObjectNode json) {
        return new Settings(
                string(json, "appearance").flatMap(SettingsJson::appearance).orElse(Settings.DEFAULT.appearance()),
                string(json, "model"),
                string(json, "language"),
                string(json, "microphone"),
                string(json, "recordings").flatMap(SettingsJson::path));
    }

    static void write(Settings settings, ObjectNode json) {
        json.put("appearance", name(settings.appearance()));
        put(json, "model", settings.model());
        put(json, "language", settings.language());
        put(json, "microphone", settings.microphone());
        put(json, "recordings", settings.recordings().map(Path::toString));
    }

    private static Optional<String> string(ObjectNode json, String field) {
        var value = json.path(field);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static void put(ObjectNode json, String field, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(field, text), () -> json.remove(field));
    }

    private static String name(Appearance appearance) {
        return appearance.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Appearance> appearance(String name) {
        return Arrays.stream(Appearance.values())
                .filter(known -> name(known).equals(name))
                .findFirst();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
