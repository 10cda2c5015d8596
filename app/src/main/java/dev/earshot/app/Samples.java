package dev.earshot.app;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The short recordings that come with Earshot, with the texts that are spoken in them.
///
/// @param folder where they are put when one is asked for: a recording is opened as a file
public record Samples(Path folder) {
    private static final String TABLE = "references.tsv";

    /// One of them.
    ///
    /// @param file its name: `kitchen.wav`
    /// @param language BCP 47 tag; `zxx` where nobody speaks
    /// @param about what it is like, in a few words
    /// @param text what is said in it; empty where nobody speaks
    public record Sample(String file, String language, String about, String text) {
        /// What a saved test and a command line call it: `kitchen`.
        public String name() {
            return file.substring(0, file.lastIndexOf('.'));
        }
    }

    public List<Sample> all() {
        try (var table = new BufferedReader(new InputStreamReader(resource(TABLE), StandardCharsets.UTF_8))) {
            return table.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Sample(row[0], row[1], row[3], row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws SttException AUDIO_NOT_FOUND when there is none of that name
    public Sample named(String name) {
        return all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.AUDIO_NOT_FOUND,
                        "There is no sample '%s'; there is %s."
                                .formatted(
                                        name, all().stream().map(Sample::name).collect(Collectors.joining(", ")))));
    }

    /// The sample as a file; written when it is not there yet. Waits for the disk.
    ///
    /// @throws SttException WRITE_FAILED
    public Path file(Sample sample) {
        var file = folder.resolve(sample.file());
        try {
            var bytes = bytes(sample);
            if (!Files.isRegularFile(file) || Files.size(file) != bytes.length) {
                Files.createDirectories(folder);
                var part = Files.createTempFile(folder, sample.name(), ".part");
                Files.write(part, bytes);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "The sample cannot be written into " + folder + "; change its permissions, or make room.",
                    e);
        }
    }

    private static byte[] bytes(Sample sample) throws IOException {
        try (var in = resource(sample.file())) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream("samples/" + name), name);
    }
}
