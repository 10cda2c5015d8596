package dev.earshot.app.serve;

import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.secrets.TlsFiles;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.server.Visitors;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What a server is to be like, read from settings; nothing is opened yet.
///
/// @param hosts further names that it goes by
/// @param origins pages that may use it
/// @param memory bytes that the weights of all models may take; empty for the usual share of the machine's
public record ServeSettings(
        String host,
        int port,
        KeySettings keys,
        boolean open,
        List<String> hosts,
        List<String> origins,
        Optional<TlsFiles> tls,
        ServerLimits limits,
        Optional<Long> memory) {
    private static final String EVERY_PAGE = "*";

    public ServeSettings {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /// @throws WrongSetting for whatever is set and cannot be used
    public static ServeSettings of(Settings settings) {
        var read = new ServeSettings(
                settings.read(Setting.HOST, String::strip).orElse("127.0.0.1"),
                settings.read(Setting.PORT, Readings.whole(0, 65_535)).orElse(8000),
                KeySettings.of(settings),
                settings.read(Setting.ALLOW_OPEN, Readings::yes).orElse(false),
                settings.readAll(Setting.ALLOW_HOSTS, ServeSettings::hostName),
                settings.readAll(Setting.CORS_ORIGINS, ServeSettings::origin),
                TlsSettings.of(settings),
                LimitSettings.of(settings),
                settings.read(Setting.MEMORY_BUDGET, Readings::bytes));
        read.requireNotOpenToAll();
        return read;
    }

    private static String hostName(String text) {
        if (!text.matches("[A-Za-z0-9._:-]+")) {
            throw new IllegalArgumentException(
                    "it must be a name such as earshot.example.org, without http:// and without a port, not '" + text
                            + "'");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String origin(String text) {
        if (!Visitors.isOrigin(text)) {
            throw new IllegalArgumentException(
                    "a site must be written as https://example.org or http://localhost:5173, without a / at its end,"
                            + " not '" + text + "'");
        }
        return text;
    }

    private void requireNotOpenToAll() {
        if (origins.contains(EVERY_PAGE) && !wantsKeys() && !open) {
            throw new WrongSetting("With --cors '*' every page that somebody visits could use the server: give it a key"
                    + " with EARSHOT_API_KEY or --keys, or allow that with --allow-open");
        }
    }

    private boolean wantsKeys() {
        return !keys.keys().isEmpty() || keys.file().isPresent();
    }

    /// Opens the files of keys and certificates.
    ///
    /// @param defaults what a client gets that asks for nothing
    /// @param notices is told what a person should know, now and while the server runs
    /// @throws WrongSetting when everybody in the network could use the server, and nobody has allowed that
    /// @throws SttException NETWORK for a host that there is not, or a file of keys or a certificate that
    ///     cannot be used
    public SttServer.Setup setup(Request defaults, InstantSource clock, Consumer<String> notices) {
        var access = new Access(keys.ring(notices), open, hosts, origins);
        if (!access.suits(host)) {
            throw new WrongSetting("At " + host + " everybody in the network could use the server: give it a key with"
                    + " EARSHOT_API_KEY, --api-key or --keys, or allow that with --allow-open");
        }
        tls.ifPresent(TlsFiles::read); // before a model is loaded for nothing
        return new SttServer.Setup(
                host,
                port,
                access,
                limits,
                defaults,
                ServerProtocol.all(),
                tls.map(files -> new Credentials(files, clock, notices)));
    }
}
