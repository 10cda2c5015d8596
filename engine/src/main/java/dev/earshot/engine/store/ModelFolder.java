package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder with a model in it, as model hubs lay it out, or a folder of such folders. What cannot be read is not
/// there.
public record ModelFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

    /// The folders in it by their names, hidden ones left out.
    public List<ModelFolder> inside() {
        return list("[!.]*").stream()
                .filter(Files::isDirectory)
                .sorted(Comparator.comparing(Path::toString))
                .map(ModelFolder::new)
                .toList();
    }

    /// Changes when a folder in it comes, goes, or gets other files.
    public FolderStamp stamp() {
        return FolderStamp.of(Stream.concat(Stream.of(path), inside().stream().map(ModelFolder::path)));
    }

    /// How many bytes its weights take.
    public long weights() {
        return list("*.safetensors").stream().mapToLong(ModelFolder::size).sum();
    }

    private List<Path> list(String names) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, names)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("The folder {} cannot be read", path, e);
            return List.of();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
