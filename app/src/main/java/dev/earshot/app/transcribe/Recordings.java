package dev.earshot.app.transcribe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which files a folder stands for. A file that was named itself is always tried, whatever it is called.
final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    /// How deep a folder is looked through.
    private static final int DEPTH = 8;

    static final Set<String> ENDINGS = Set.of(
            "wav", "wave", "rf64", "bwf", "aif", "aiff", "aifc", "flac", "mp3", "mp2", "m4a", "m4b", "aac", "ogg",
            "oga", "opus", "webm", "mp4", "m4v", "mov", "mkv", "mka", "avi", "wma", "wmv", "amr", "3gp", "3g2", "caf",
            "au", "snd", "ac3", "eac3", "dts", "ape", "wv", "tta", "spx", "gsm", "voc", "mpg", "mpeg", "ts", "mts",
            "flv");

    private Recordings() {}

    /// The files, and instead of each folder the recordings in it, in the order of their names. Waits for the disk.
    static List<Path> in(List<Path> filesAndFolders) {
        return filesAndFolders.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .flatMap(path -> Files.isDirectory(path) ? inFolder(path).stream() : Stream.of(path))
                .distinct()
                .toList();
    }

    private static List<Path> inFolder(Path folder) {
        try (var below = Files.walk(folder, DEPTH)) {
            return below.filter(Recordings::looksLikeOne).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.info("The folder {} cannot be read to its end", folder, unreadable);
            return List.of(folder);
        }
    }

    private static boolean looksLikeOne(Path file) {
        var last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(file);
    }
}
