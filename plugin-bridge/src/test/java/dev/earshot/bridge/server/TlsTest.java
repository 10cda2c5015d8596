package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.secrets.Openssl;
import dev.earshot.bridge.secrets.TlsFiles;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Gate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A certificate of the test's own, shown over real sockets.
@Timeout(120)
final class TlsTest {
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    private final FakeModel model = FakeModel.saying("good morning");
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aRenewedCertificateIsShownToNewConnectionsAndOldOnesGoOn() throws Exception {
        var openssl = new Openssl(folder);
        try (var house = house(openssl.pair("server"))) {
            assertEquals("https", house.address().getScheme());
            try (var before = connect(house)) {
                assertTrue(ask(before).startsWith("HTTP/1.1 200"));
                var old = shown(before);
                openssl.pair("server");
                house.pass(Duration.ofSeconds(4));
                try (var after = connect(house)) {
                    assertNotEquals(old, shown(after));
                    assertTrue(ask(after).startsWith("HTTP/1.1 200"));
                }
                assertTrue(ask(before).startsWith("HTTP/1.1 200"), "the same connection");
            }
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aBrokenRenewalKeepsTheOldCertificate() throws Exception {
        var files = new Openssl(folder).pair("server");
        try (var house = house(files)) {
            Files.writeString(files.certificate(), "oh");
            house.pass(Duration.ofSeconds(30));
            try (var after = connect(house)) {
                assertTrue(ask(after).startsWith("HTTP/1.1 200"));
            }
        }
        assertEquals(1, said.size(), "" + said);
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        try (var house = house(new Openssl(folder).pair("server"));
                var socket = connect(house)) {
            assertTrue(socket.getSession().getProtocol().matches("TLSv1\\.[23]"));
            socket.close();
            for (var old : List.of("TLSv1", "TLSv1.1")) {
                try (var older = socket(house)) {
                    older.setEnabledProtocols(new String[] {old});
                    assertThrows(IOException.class, older::startHandshake, old);
                }
            }
        }
    }

    @Test
    void aCertificateThatCannotBeUsedIsSaidAtTheStart() throws Exception {
        var openssl = new Openssl(folder);
        var one = openssl.pair("one");
        var mixed = new TlsFiles.Pem(one.certificate(), openssl.pair("two").key(), one.password());
        var why = assertThrows(SttException.class, () -> house(mixed));
        assertTrue(why.sentence().contains("does not belong"), why.sentence());
    }

    /// No clock moves here: what frees the session is that the connection is gone.
    @Test
    void aClientThatVanishesFreesItsSessionAtOnceUnderTlsToo() throws Exception {
        var gate = Gate.shut();
        var held = model.heldBy(gate);
        try (var house = house(held, new Openssl(folder).pair("server"));
                var caller = house.call("/ws/transcribe")) {
            caller.silence(1);
            gate.awaitStop();
            assertEquals(1, held.openDecoders());
            caller.vanish();
            assertEquals("/ws/transcribe", house.report().protocol());
            assertEquals(0, held.openDecoders());
        }
    }

    private House house(TlsFiles files) {
        return house(model, files);
    }

    private House house(FakeModel hearing, TlsFiles files) {
        return new House(hearing, Access.local(), new Credentials(files, InstantSource.system(), said::add));
    }

    private static SSLSocket connect(House house) throws Exception {
        var socket = socket(house);
        socket.startHandshake();
        return socket;
    }

    private static SSLSocket socket(House house) throws Exception {
        return (SSLSocket) TrustsAll.context()
                .getSocketFactory()
                .createSocket("127.0.0.1", house.address().getPort());
    }

    private static String shown(SSLSocket socket) throws Exception {
        return socket.getSession().getPeerCertificates()[0].toString();
    }

    private static String ask(SSLSocket socket) throws Exception {
        socket.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("{\"status\":\"ok\"}")) {
            answer.append((char) socket.getInputStream().read());
        }
        return answer.toString();
    }
}
