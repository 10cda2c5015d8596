package dev.earshot.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Computes what the content of a file is known by, as its bytes pass.
final class ContentCheck {
    private final RemoteFile file;
    private final MessageDigest sha256 = Sha256.digest();
    private final MessageDigest git = Sha256.digest("SHA-1");

    ContentCheck(RemoteFile file) {
        this.file = file;
        // The name of a blob: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
        git.update(("blob " + file.bytes() + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /// Leaves the buffer as it is.
    void add(ByteBuffer bytes) {
        sha256.update(bytes.duplicate());
        switch (file.content()) {
            case RemoteFile.Content.GitBlob _ -> git.update(bytes.duplicate());
            case RemoteFile.Content.Hashed _, RemoteFile.Content.Unknown _ -> {}
        }
    }

    /// To be asked once, at the end.
    Result result() {
        var actual = Sha256.of(sha256);
        boolean right = switch (file.content()) {
            case RemoteFile.Content.Hashed hashed -> hashed.sha256().equals(actual);
            case RemoteFile.Content.GitBlob blob ->
                blob.oid().equals(HexFormat.of().formatHex(git.digest()));
            case RemoteFile.Content.Unknown _ -> true;
        };
        return new Result(actual, right);
    }

    /// @param right whether the bytes are those that belong into the file
    record Result(Sha256 sha256, boolean right) {}
}
