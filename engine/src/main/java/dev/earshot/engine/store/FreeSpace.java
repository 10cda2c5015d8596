package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// How many bytes may still be written to the disk of a folder.
@FunctionalInterface
interface FreeSpace {
    /// As the file system says it.
    FreeSpace REAL = folder -> Files.getFileStore(existing(folder)).getUsableSpace();

    /// @param folder need not exist
    long at(Path folder) throws IOException;

    private static Path existing(Path folder) throws IOException {
        return Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("no disk"));
    }
}
