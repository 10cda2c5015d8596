package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a [Download] fetches and what becomes of it. Called on the download's own thread only.
public interface DownloadJob {
    /// What a person calls it.
    String name();

    /// Where its parts are kept until it is complete. The folder is created, and locked by a file beside it, so that
    /// of several Earshots one fetches and the others wait.
    Path parts();

    /// Whether it is complete already, as another Earshot may have been faster.
    boolean isComplete();

    /// What there is to fetch. May use the network, and may fetch small files to find out.
    List<RemoteFile> files() throws InterruptedException;

    /// Puts what was fetched in its place. All files lie in [#parts], checked and on disk; whatever is left of that
    /// folder afterwards is deleted.
    ///
    /// @param files what was fetched, with the hashes of what is on disk
    void finish(List<ManifestFile> files) throws IOException;
}
