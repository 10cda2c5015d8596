package dev.earshot.bridge.server;

import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.secrets.Identity;
import java.util.UUID;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS 1.2 and 1.3 at the port of a server. A certificate that is renewed is shown to whoever connects
/// from then on; connections that stand go on as they are.
final class SecurePort {
    private static final Logger LOG = LoggerFactory.getLogger(SecurePort.class);

    /// Files are looked at so many beats apart: every two seconds.
    private static final int BEATS = 20;

    private final Credentials credentials;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    /// Of the key in memory, which nobody else sees.
    private final String password = UUID.randomUUID().toString();

    private int beats;

    SecurePort(Credentials credentials) {
        this.credentials = credentials;
    }

    /// @throws dev.earshot.engine.SttException when the certificate cannot be used
    Connector connector(Server server, HttpConfiguration http, String host, int port) {
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        show(credentials.load(), tls);
        var secure = new HttpConfiguration(http);
        // A certificate of one's own seldom has all the names and addresses that a server is called by.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        var connector = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(secure));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    private void show(Identity identity, SslContextFactory server) {
        server.setKeyStore(identity.keyStore(password));
        server.setKeyStorePassword(password);
    }

    /// At every beat.
    void tick() {
        beats++;
        if (beats % BEATS == 0) {
            credentials.renewed().ifPresent(this::renew);
        }
    }

    private void renew(Identity identity) {
        try {
            tls.reload(server -> show(identity, server));
        } catch (Exception e) { // as Jetty declares it
            LOG.error("A renewed certificate cannot be shown", e);
        }
    }
}
