package dev.earshot.app;

import dev.earshot.app.shell.JsonFile;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Access tokens of model hubs that the user gave to Earshot, in a file of their own that only the user may read. Each
/// belongs to the hub that it was given for and is found for no other, so that a mistyped address learns nothing.
public final class HubTokens {
    private static final Logger LOG = LoggerFactory.getLogger(HubTokens.class);

    private final Path path;

    HubTokens(Path path) {
        this.path = path;
    }

    /// The token for this hub; empty also when the file cannot be read.
    public Optional<Secret> find(URI hub) {
        try {
            return new JsonFile(path)
                    .read()
                    .path(hub.toString())
                    .stringValueOpt()
                    .filter(token -> !token.isBlank())
                    .map(Secret::new);
        } catch (IOException e) {
            LOG.warn("The tokens in {} cannot be read", path);
            return Optional.empty();
        }
    }

    /// Keeps a token for this hub, in the place of an earlier one.
    public void keep(URI hub, Secret token) throws IOException {
        new JsonFile(path).change(json -> json.put(hub.toString(), token.reveal()));
        forThisUserOnly();
    }

    /// Forgets the token of this hub.
    ///
    /// @return whether there was one
    public boolean forget(URI hub) throws IOException {
        if (find(hub).isEmpty()) {
            return false;
        }
        new JsonFile(path).change(json -> json.remove(hub.toString()));
        forThisUserOnly();
        return true;
    }

    /// The file is created so; where there are no such permissions (Windows), the user's profile is closed to others.
    private void forThisUserOnly() throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
