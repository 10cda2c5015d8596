package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.secrets.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// A certificate for this machine as `docs/server.md` has people make one.
record Certificate(Path file, Path key) {
    /// The test is skipped where there is no `openssl`.
    static Certificate in(Path folder) throws InterruptedException {
        var made = new Certificate(folder.resolve("server.pem"), folder.resolve("server.key"));
        var command = new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                made.key.toString(),
                "-out",
                made.file.toString(),
                "-days",
                "2",
                "-subj",
                "/CN=earshot",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1");
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            assumeTrue(command.start().waitFor() == 0, "skipped: openssl makes no certificate here");
        } catch (IOException e) {
            assumeTrue(false, "skipped: openssl is not installed");
        }
        return made;
    }

    Credentials credentials() {
        return new Credentials(new TlsFiles.Pem(file, key, Optional.empty()), InstantSource.system(), _ -> {});
    }
}
