package dev.earshot.bridge.secrets;

import static dev.earshot.bridge.secrets.SecretFile.wrong;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/// Certificates and keys as text, in all the forms that OpenSSL writes: keys as PKCS#8, and as they were
/// before that (`RSA PRIVATE KEY`, `EC PRIVATE KEY`), encrypted or not (RFC 7468, RFC 5958, RFC 1421).
final class PemFiles {
    private PemFiles() {}

    static Identity read(TlsFiles.Pem files) {
        var certificates = certificates(files.certificate());
        var key = key(files.key(), files.password());
        try {
            return Identity.of(key, certificates)
                    .orElseThrow(() -> wrong("The key in " + files.key() + " does not belong to the certificate in "
                            + files.certificate() + "; name the two that were made together."));
        } catch (GeneralSecurityException e) {
            throw wrong("The key in " + files.key()
                    + " is of a kind that is not understood here; use an RSA, EC or Ed25519 key.");
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        var certificates = new ArrayList<X509Certificate>();
        for (var part : parts(file, "certificate")) {
            if (part instanceof X509CertificateHolder certificate) {
                certificates.add(certificate(certificate, file));
            }
        }
        if (certificates.isEmpty()) {
            throw wrong("There is no certificate in " + file
                    + "; it must be a text with BEGIN CERTIFICATE in it, or else a .p12 file.");
        }
        return certificates;
    }

    private static X509Certificate certificate(X509CertificateHolder holder, Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw damaged("certificate", file);
        }
    }

    private static PrivateKey key(Path file, Optional<Secret> password) {
        for (var part : parts(file, "key")) {
            var key = key(part, file, password);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw wrong("There is no private key in " + file + "; it must be a text with BEGIN PRIVATE KEY in it.");
    }

    private static Optional<PrivateKey> key(Object part, Path file, Optional<Secret> password) {
        try {
            var converter = new JcaPEMKeyConverter();
            return switch (part) {
                case PrivateKeyInfo open -> Optional.of(converter.getPrivateKey(open));
                case PEMKeyPair open -> Optional.of(converter.getPrivateKey(open.getPrivateKeyInfo()));
                case PKCS8EncryptedPrivateKeyInfo shut ->
                    Optional.of(converter.getPrivateKey(opened(shut, required(file, password))));
                case PEMEncryptedKeyPair shut ->
                    Optional.of(converter.getPrivateKey(
                            opened(shut, required(file, password)).getPrivateKeyInfo()));
                default -> Optional.empty();
            };
        } catch (PKCSException | OperatorCreationException e) {
            throw wrongPassword(file);
        } catch (IOException e) {
            throw password.isPresent() ? wrongPassword(file) : damaged("key", file);
        }
    }

    private static PrivateKeyInfo opened(PKCS8EncryptedPrivateKeyInfo shut, Secret password)
            throws PKCSException, OperatorCreationException {
        return shut.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(password.reveal().toCharArray()));
    }

    private static PEMKeyPair opened(PEMEncryptedKeyPair shut, Secret password) throws IOException {
        return shut.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(password.reveal().toCharArray()));
    }

    private static Secret required(Path file, Optional<Secret> password) {
        return password.orElseThrow(
                () -> wrong("The key in " + file + " is encrypted; give its password, or a key without one."));
    }

    private static List<Object> parts(Path file, String what) {
        var bytes = SecretFile.read(file, what);
        var parts = new ArrayList<>();
        try (var reader =
                new PEMParser(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1))) {
            for (var part = reader.readObject(); part != null; part = reader.readObject()) {
                parts.add(part);
            }
        } catch (IOException | RuntimeException e) { // whatever is in the file
            throw damaged(what, file);
        }
        return parts;
    }

    private static SttException damaged(String what, Path file) {
        return wrong("The " + what + " in " + file + " is damaged; copy it there once more.");
    }

    private static SttException wrongPassword(Path file) {
        return wrong("The password does not open the key in " + file + "; check it.");
    }
}
