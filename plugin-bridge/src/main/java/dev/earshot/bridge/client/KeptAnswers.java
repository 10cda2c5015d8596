package dev.earshot.bridge.client;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The answers that [RememberingCourier]s have kept in a folder.
public record KeptAnswers(Path folder) {
    private static final String ENDING = ".txt";

    /// @param bytes that they take together
    public record Extent(int count, long bytes) {}

    static Path file(Path folder, String digest) {
        return folder.resolve(digest + ENDING);
    }

    /// @throws SttException WRITE_FAILED when the folder cannot be read
    public Extent extent() {
        long bytes = 0;
        var all = all();
        for (var one : all) {
            bytes += one.toFile().length();
        }
        return new Extent(all.size(), bytes);
    }

    /// Forgets all of them: whoever asks next is answered by the service.
    ///
    /// @throws SttException WRITE_FAILED for one that cannot be removed
    public void forget() {
        try {
            for (var one : all()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw failed(e);
        }
    }

    private SttException failed(Exception cause) {
        return new SttException(
                SttError.WRITE_FAILED,
                "The folder " + folder + " with the answers that are kept cannot be changed; look at its permissions.",
                cause);
    }
}
