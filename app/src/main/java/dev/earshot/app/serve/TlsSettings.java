package dev.earshot.app.serve;

import dev.earshot.bridge.secrets.TlsFiles;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a certificate is.
final class TlsSettings {
    private TlsSettings() {}

    /// @return empty without TLS
    static Optional<TlsFiles> of(Settings settings) {
        var certificate = settings.read(Setting.TLS_CERT, Readings::path);
        var key = settings.read(Setting.TLS_KEY, Readings::path);
        var store = settings.read(Setting.TLS_P12, Readings::path);
        if (store.isPresent() && (certificate.isPresent() || key.isPresent())) {
            throw new WrongSetting("The certificate is either in a PKCS12 file or in PEM files: --tls-p12 does not go"
                    + " with --tls-cert and --tls-key");
        }
        if (key.isPresent() && certificate.isEmpty()) {
            throw new WrongSetting("A key needs its certificate: give --tls-cert as well");
        }
        var password = password(settings);
        return store.<TlsFiles>map(file -> new TlsFiles.Pkcs12(file, password))
                .or(() -> certificate.map(file -> new TlsFiles.Pem(file, key.orElse(file), password)));
    }

    private static Optional<Secret> password(Settings settings) {
        return settings.read(Setting.TLS_PASSWORD_FILE, Readings::path)
                .map(TlsSettings::firstLine)
                .or(() -> settings.read(Setting.TLS_PASSWORD, text -> text))
                .map(Secret::new);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new WrongSetting("The password file " + file + " cannot be read; check its name and permissions");
        }
    }
}
