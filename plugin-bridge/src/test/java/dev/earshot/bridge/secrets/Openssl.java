package dev.earshot.bridge.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes certificates and keys as people do, with the `openssl` of this machine.
public record Openssl(Path folder) {
    /// The test is left out where there is none.
    public Openssl {
        assumeTrue(isThere(), "openssl is not installed, so no certificate can be made for this test");
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("openssl", "version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /// Runs it in the folder; words that begin with `@` are files there.
    public Path run(String result, String... words) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        for (var word : words) {
            command.add(word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word);
        }
        var log = folder.resolve("openssl.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertEquals(0, code, () -> String.join(" ", command) + read(log));
        return folder.resolve(result);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /// `name.key` (EC, PKCS#8) and `name.crt`, signed by itself, for localhost and 127.0.0.1.
    public TlsFiles.Pem pair(String name) throws Exception {
        run(
                name + ".key",
                "genpkey",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                "@" + name + ".key");
        return certified(name);
    }

    /// A certificate for the key that is there.
    public TlsFiles.Pem certified(String name) throws Exception {
        run(
                name + ".crt",
                "req",
                "-x509",
                "-new",
                "-key",
                "@" + name + ".key",
                "-passin",
                "pass:open sesame",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-days",
                "30",
                "-out",
                "@" + name + ".crt");
        return new TlsFiles.Pem(folder.resolve(name + ".crt"), folder.resolve(name + ".key"), Optional.empty());
    }
}
