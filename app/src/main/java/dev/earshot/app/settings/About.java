package dev.earshot.app.settings;

import dev.earshot.app.Places;
import dev.earshot.app.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Which Earshot this is, what it is made of, and where its files lie.
record About(String version, String runtime, List<Part> parts, List<Folder> folders) {
    /// Other people's work inside Earshot.
    record Part(String name, String use, String licence) {}

    /// A folder of ours.
    record Folder(String holds, Path path) {}

    static About thisOne(Places places) {
        return new About(
                Version.application(),
                "Java %s, JavaFX %s, %s %s (%s)"
                        .formatted(
                                Runtime.version().feature(),
                                System.getProperty("javafx.version", "unknown"),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                inside(),
                List.of(
                        new Folder("Settings", places.config()),
                        new Folder("Models and other data", places.data()),
                        new Folder("Recordings, unless you chose another folder", places.recordings())));
    }

    private static List<Part> inside() {
        try (var file = About.class.getResourceAsStream("parts.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(field -> new Part(field[0], field[1], field[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
