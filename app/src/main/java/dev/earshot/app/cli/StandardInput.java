package dev.earshot.app.cli;

import java.nio.file.Path;

/// The file name `-`, which means standard input.
final class StandardInput {
    static final Path PATH = Path.of("-");

    private StandardInput() {}

    static boolean is(Path recording) {
        return recording.equals(PATH);
    }

    /// What a recording is called, without its folder.
    static String name(Path recording) {
        return is(recording) ? "stdin" : String.valueOf(recording.getFileName());
    }
}
