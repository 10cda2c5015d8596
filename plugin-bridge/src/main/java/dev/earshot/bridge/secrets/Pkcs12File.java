package dev.earshot.bridge.secrets;

import static dev.earshot.bridge.secrets.SecretFile.wrong;

import dev.earshot.engine.store.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/// A certificate and its key in one binary file (RFC 7292).
final class Pkcs12File {
    private Pkcs12File() {}

    static Identity read(TlsFiles.Pkcs12 files) {
        var file = files.file();
        var password = files.password().map(Secret::reveal).orElse("").toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(SecretFile.read(file, "PKCS12")), password);
            return entry(store, password)
                    .orElseThrow(() -> wrong("There is no private key with a certificate in " + file
                            + "; make it with openssl pkcs12 -export."));
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrong("The password does not open " + file + "; check it.")
                    : wrong(file + " is damaged or no PKCS12 file; make it with openssl pkcs12 -export.");
        } catch (GeneralSecurityException e) {
            throw wrong("The key in " + file + " cannot be opened; check its password.");
        }
    }

    private static Optional<Identity> entry(KeyStore store, char[] password)
            throws GeneralSecurityException, IOException {
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                var chain = Stream.of(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                return Identity.of(key, chain);
            }
        }
        return Optional.empty();
    }
}
