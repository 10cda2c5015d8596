package dev.earshot.bridge.http;

import java.nio.file.Path;

/// What a client has sent, as a file of the server's, which also deletes it.
///
/// @param name as the client calls it, for sentences; never used as a path, and may be empty
/// @param bytes how large it is
public record Upload(Path file, String name, long bytes) {
    /// What is said of the file, said of the upload: where it lies is nobody's business.
    public String named(String sentence) {
        var shown = name.isBlank() ? "the upload" : name;
        return sentence.replace(file.toString(), shown).replace(String.valueOf(file.getFileName()), shown);
    }
}
