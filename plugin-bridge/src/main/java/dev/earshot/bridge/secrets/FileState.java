package dev.earshot.bridge.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// By what it shows that files have been changed or replaced, also where they are links. Their content is
/// not read.
///
/// @param files each as a text that is another one after a change
record FileState(List<String> files) {
    static FileState of(List<Path> paths) {
        return new FileState(paths.stream().map(FileState::of).toList());
    }

    private static String of(Path path) {
        try {
            var now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        } catch (IOException e) {
            return "not there";
        }
    }
}
