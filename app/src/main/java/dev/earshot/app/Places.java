package dev.earshot.app;

import java.nio.file.Path;

/// Where this platform wants an application's files: the XDG base directories on Linux, Library on macOS, AppData on
/// Windows. Never the working directory.
///
/// @param config settings and window state
/// @param data models and everything else that is ours
/// @param recordings what the microphone heard; belongs to the user, so it lies among their documents
public record Places(Path config, Path data, Path recordings) {
    /// The places of the user who runs this.
    public static Places ofThisUser() {
        throw new UnsupportedOperationException();
    }
}
