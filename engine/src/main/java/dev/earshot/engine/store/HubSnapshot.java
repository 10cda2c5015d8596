package dev.earshot.engine.store;

import java.util.List;
import java.util.Optional;

/// A repository of the hub at one commit.
///
/// @param repository `organisation/name`
/// @param commit 40 hexadecimal digits
/// @param files all of it, also what Earshot has no use for
/// @param licence as the repository states it; empty when it does not
public record HubSnapshot(String repository, String commit, List<RemoteFile> files, Optional<String> licence) {
    public HubSnapshot {
        files = List.copyOf(files);
    }
}
