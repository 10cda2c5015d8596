package dev.earshot.bridge.secrets;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// With what a server shows who it is: a private key, and the certificate of that key with those that
/// vouch for it, each before its issuer.
///
/// @param chain at least one
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /// So long before it expires a certificate is worth a word.
    private static final Duration SOON = Duration.ofDays(7);

    public Identity {
        chain = List.copyOf(chain);
    }

    /// Puts together what belongs together, in whatever order it comes.
    ///
    /// @return empty when the key is that of none of the certificates
    static Optional<Identity> of(PrivateKey key, List<X509Certificate> certificates) throws GeneralSecurityException {
        for (var certificate : certificates) {
            if (belongs(key, certificate.getPublicKey())) {
                return Optional.of(new Identity(key, chain(certificate, certificates)));
            }
        }
        return Optional.empty();
    }

    /// What was signed with the one must be true by the other.
    private static boolean belongs(PrivateKey key, PublicKey open) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(open.getAlgorithm())) {
            return false;
        }
        var signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update((byte) 1);
        var signed = signature.sign();
        signature.initVerify(open);
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private static List<X509Certificate> chain(X509Certificate first, List<X509Certificate> all) {
        var chain = new ArrayList<>(List.of(first));
        Optional<X509Certificate> next = issuer(first, all);
        while (next.filter(one -> !chain.contains(one)).isPresent()) {
            chain.add(next.get());
            next = issuer(next.get(), all);
        }
        return chain;
    }

    private static Optional<X509Certificate> issuer(X509Certificate of, List<X509Certificate> all) {
        return all.stream()
                .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .findFirst();
    }

    /// As Java's TLS wants it, in memory.
    ///
    /// @param password that the key is kept under there
    public KeyStore keyStore(String password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS12", e);
        }
    }

    /// What a person should know of it who runs the server.
    Optional<String> warning(Instant now) {
        var first = chain.getFirst();
        var end = first.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            return Optional.of("The certificate expired on " + day(end) + ": clients will refuse it; renew it.");
        }
        if (first.getNotBefore().toInstant().isAfter(now)) {
            return Optional.of("The certificate is not valid before "
                    + day(first.getNotBefore().toInstant())
                    + ": clients will refuse it until then; is the clock right?");
        }
        return end.isBefore(now.plus(SOON))
                ? Optional.of("The certificate expires on " + day(end) + "; renew it soon.")
                : Optional.empty();
    }

    private static String day(Instant when) {
        return when.toString().substring(0, 10);
    }

    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
