package dev.earshot.engine.store;

import java.net.URI;
import java.util.Optional;

/// A file that can be fetched, and what must be in it.
///
/// @param path where it goes, below the folder of the download, with `/` between folders
/// @param from `https:`, `http:`, or `file:` for one that is copied
/// @param bytes its exact size
/// @param content how it is known that the right bytes arrived
public record RemoteFile(String path, URI from, long bytes, Content content) {
    /// How the content of a file is known.
    public sealed interface Content {
        /// By its SHA-256.
        record Hashed(Sha256 sha256) implements Content {}

        /// By its name in git: SHA-1 of `blob`, its length and its bytes.
        record GitBlob(String oid) implements Content {}

        /// Not at all, as for a file of the user's own that is copied.
        record Unknown() implements Content {}
    }

    /// What it is known by, for people and for the names of parts; empty when it is not.
    Optional<String> digits() {
        return switch (content) {
            case Content.Hashed hashed -> Optional.of(hashed.sha256().hex());
            case Content.GitBlob blob -> Optional.of(blob.oid());
            case Content.Unknown _ -> Optional.empty();
        };
    }
}
