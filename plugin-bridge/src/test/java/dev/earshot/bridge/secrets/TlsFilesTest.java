package dev.earshot.bridge.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates and keys in all forms in which `openssl` and `keytool` write them.
final class TlsFilesTest {
    @TempDir
    Path folder;

    private Openssl openssl;

    @BeforeEach
    void findOpenssl() {
        openssl = new Openssl(folder);
    }

    @Test
    void keysOfAllKindsAreRead() throws Exception {
        openssl.run("rsa.key", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "@rsa.key");
        openssl.run("ec.key", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "@ec.key");
        openssl.run("ed.key", "genpkey", "-algorithm", "ED25519", "-out", "@ed.key");
        for (var kind : List.of("rsa", "ec", "ed")) {
            assertEquals("CN=" + kind, owner(openssl.certified(kind)));
        }
    }

    @Test
    void keysOfTheOlderFormsAreRead() throws Exception {
        openssl.run("rsa.key", "genrsa", "-traditional", "-out", "@rsa.key", "2048");
        assertTrue(Files.readString(folder.resolve("rsa.key")).contains("BEGIN RSA PRIVATE KEY"));
        assertEquals("CN=rsa", owner(openssl.certified("rsa")));
        openssl.run("ec.key", "ecparam", "-genkey", "-name", "prime256v1", "-out", "@ec.key");
        assertTrue(Files.readString(folder.resolve("ec.key")).contains("BEGIN EC PRIVATE KEY"));
        assertEquals("CN=ec", owner(openssl.certified("ec")));
    }

    @Test
    void encryptedKeysOpenWithTheirPasswordOnly() throws Exception {
        openssl.run("plain.key", "genrsa", "-out", "@plain.key", "2048");
        openssl.run(
                "new.key", "pkcs8", "-topk8", "-in", "@plain.key", "-passout", "pass:open sesame", "-out", "@new.key");
        openssl.run(
                "old.key",
                "rsa",
                "-traditional",
                "-aes256",
                "-in",
                "@plain.key",
                "-passout",
                "pass:open sesame",
                "-out",
                "@old.key");
        for (var kind : List.of("new", "old")) {
            var files = openssl.certified(kind);
            assertEquals("CN=" + kind, owner(files, "open sesame"));
            assertTrue(sentence(files).contains("is encrypted"), kind);
            var wrong = sentence(
                    new TlsFiles.Pem(files.certificate(), files.key(), Optional.of(new Secret("not that one"))));
            assertTrue(wrong.contains("password does not open"), wrong);
            assertTrue(!wrong.contains("not that one"), wrong);
        }
    }

    @Test
    void keyAndChainMayBeInOneFileInAnyOrder() throws Exception {
        openssl.pair("authority");
        openssl.pair("server");
        openssl.run("server.csr", "req", "-new", "-key", "@server.key", "-subj", "/CN=server", "-out", "@server.csr");
        openssl.run(
                "server.crt",
                "x509",
                "-req",
                "-in",
                "@server.csr",
                "-CA",
                "@authority.crt",
                "-CAkey",
                "@authority.key",
                "-out",
                "@server.crt");
        var all = folder.resolve("all.pem");
        for (var part : List.of("authority.crt", "server.key", "server.crt")) {
            Files.writeString(
                    all, (Files.exists(all) ? Files.readString(all) : "") + Files.readString(folder.resolve(part)));
        }
        var identity = new TlsFiles.Pem(all, all, Optional.empty()).read();
        assertEquals(
                List.of("CN=server", "CN=authority"),
                identity.chain().stream()
                        .map(one -> one.getSubjectX500Principal().getName())
                        .toList());
        identity.keyStore("any"); // which wants it in order
    }

    @Test
    void aPkcs12FileOpensWithItsPasswordOnly() throws Exception {
        var pem = openssl.pair("server");
        var store = openssl.run(
                "server.p12",
                "pkcs12",
                "-export",
                "-in",
                "@server.crt",
                "-inkey",
                "@server.key",
                "-passout",
                "pass:open sesame",
                "-out",
                "@server.p12");
        var open = new TlsFiles.Pkcs12(store, Optional.of(new Secret("open sesame")));
        assertEquals(pem.read().chain(), open.read().chain());
        assertTrue(sentence(new TlsFiles.Pkcs12(store, Optional.empty())).contains("password"));
        assertTrue(sentence(new TlsFiles.Pkcs12(pem.key(), Optional.empty())).contains("no PKCS12 file"));
    }

    @Test
    void whatKeytoolMakesIsRead() throws Exception {
        var store = folder.resolve("keytool.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=keytool",
                        "-alias",
                        "a",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "open sesame",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, made.waitFor());
        var open = new TlsFiles.Pkcs12(store, Optional.of(new Secret("open sesame")));
        assertEquals(
                "CN=keytool",
                open.read().chain().getFirst().getSubjectX500Principal().getName());
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws Exception {
        var one = openssl.pair("one");
        var other = openssl.pair("other");
        assertTrue(sentence(new TlsFiles.Pem(one.certificate(), other.key(), Optional.empty()))
                .contains("does not belong"));
        assertTrue(sentence(new TlsFiles.Pem(folder.resolve("none.crt"), one.key(), Optional.empty()))
                .contains("There is no certificate file"));
        assertTrue(sentence(new TlsFiles.Pem(one.key(), one.key(), Optional.empty()))
                .contains("There is no certificate in"));
        assertTrue(sentence(new TlsFiles.Pem(one.certificate(), one.certificate(), Optional.empty()))
                .contains("There is no private key in"));
        var damaged = folder.resolve("damaged.crt");
        Files.writeString(damaged, Files.readString(one.certificate()).replaceFirst("(?s)\n.{40}", "\n"));
        assertTrue(
                sentence(new TlsFiles.Pem(damaged, one.key(), Optional.empty())).contains("damaged"));
        Files.write(damaged, new byte[] {1, 2, 3});
        assertTrue(
                sentence(new TlsFiles.Pem(damaged, one.key(), Optional.empty())).contains("no certificate"));
        assertTrue(
                sentence(new TlsFiles.Pem(folder, one.key(), Optional.empty())).contains("cannot be read"));
    }

    @Test
    void aRenewalIsReadWhenBothFilesStayAsTheyAre() throws Exception {
        var said = new ArrayList<String>();
        var files = openssl.pair("server");
        var credentials = new Credentials(files, InstantSource.system(), said::add);
        credentials.load();
        assertTrue(credentials.renewed().isEmpty());
        openssl.pair("server");
        assertTrue(credentials.renewed().isEmpty(), "it has just been written");
        assertEquals(files.read(), credentials.renewed().orElseThrow());
        assertTrue(credentials.renewed().isEmpty());
        assertEquals(List.of(), said);
    }

    @Test
    void aBrokenRenewalIsSaidOnceAndChangesNothing() throws Exception {
        var said = new ArrayList<String>();
        var files = openssl.pair("server");
        var credentials = new Credentials(files, InstantSource.system(), said::add);
        credentials.load();
        Files.writeString(files.certificate(), "oh");
        for (int looks = 0; looks < 5; looks++) {
            assertTrue(credentials.renewed().isEmpty());
        }
        assertEquals(1, said.size(), "" + said);
        assertTrue(said.getFirst().contains("the old one stays"), "" + said);
        openssl.certified("server");
        credentials.renewed();
        assertTrue(credentials.renewed().isPresent());
    }

    @Test
    void aCertificateThatExpiresIsSaid() throws Exception {
        var files = openssl.pair("server");
        for (var days : List.of(31, 27, 1, -1)) {
            var said = new ArrayList<String>();
            var then = Instant.now().plus(Duration.ofDays(days));
            new Credentials(files, InstantSource.fixed(then), said::add).load();
            var word = switch (days) {
                case 31 -> "expired on";
                case 27 -> "expires on";
                case -1 -> "not valid before";
                default -> "";
            };
            assertEquals(word.isEmpty() ? 0 : 1, said.size(), "" + said);
            assertTrue(said.toString().contains(word), "" + said);
        }
    }

    private static String owner(TlsFiles.Pem files) {
        return owner(files, "");
    }

    private static String owner(TlsFiles.Pem files, String password) {
        var secret = Optional.of(password).filter(text -> !text.isEmpty()).map(Secret::new);
        return new TlsFiles.Pem(files.certificate(), files.key(), secret)
                .read()
                .chain()
                .getFirst()
                .getSubjectX500Principal()
                .getName();
    }

    private static String sentence(TlsFiles files) {
        return assertThrows(SttException.class, files::read).sentence();
    }
}
