package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.Optional;
import picocli.CommandLine.Option;

/// With which certificate a server shows who it is.
final class ServeTlsOptions {
    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Speak TLS with this certificate and its chain (PEM); read anew when it is renewed.")
    private Optional<String> certificate = Optional.empty();

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Its private key (PEM). Default: in the file of the certificate.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--tls-p12", paramLabel = "FILE", description = "Or both in a PKCS12 file.")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "The password of the key, if it has one; or in the environment, as EARSHOT_TLS_PASSWORD.")
    private Optional<String> password = Optional.empty();

    void into(ChosenSettings chosen) {
        chosen.put(Setting.TLS_CERT, certificate.stream());
        chosen.put(Setting.TLS_KEY, key.stream());
        chosen.put(Setting.TLS_P12, store.stream());
        chosen.put(Setting.TLS_PASSWORD_FILE, password.stream());
    }
}
