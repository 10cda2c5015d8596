package dev.earshot.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeSettingsTest {
    @TempDir
    Path folder;

    private final Map<Setting, List<String>> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private String file = "";

    @Test
    void aFlagCountsBeforeTheEnvironmentAndThatBeforeAFile() throws Exception {
        file = "PORT=1\n";
        assertEquals(1, read().port());
        environment.put("PORT", "2");
        assertEquals(2, read().port());
        environment.put("EARSHOT_PORT", "3");
        assertEquals(3, read().port());
        flags.put(Setting.PORT, List.of("4"));
        assertEquals(4, read().port());
        flags.put(Setting.PORT, List.of());
        environment.put("EARSHOT_PORT", " ");
        assertEquals(2, read().port(), "a blank one is none");
    }

    @Test
    void aWrongValueIsSaidWithWhereItStands() throws Exception {
        file = "HOST=127.0.0.1\nPORT=many\n";
        assertTrue(wrong().startsWith("PORT in " + folder.resolve("test.env") + ", line 2 cannot be used"), wrong());
        environment.put("EARSHOT_PORT", "70000");
        assertTrue(wrong().startsWith("EARSHOT_PORT in the environment cannot be used"), wrong());
        flags.put(Setting.PORT, List.of("-1"));
        assertTrue(wrong().startsWith("--port cannot be used: it must be a whole number from 0 to 65535"), wrong());
    }

    @Test
    void theLanguageOfADesktopIsNotWhatSomebodySpeaks() throws Exception {
        environment.put("LANGUAGE", "de_DE:en");
        assertEquals(Optional.empty(), settings().read(Setting.LANGUAGE, text -> text));
        file = "LANGUAGE=fr";
        assertEquals(Optional.of("fr"), settings().read(Setting.LANGUAGE, text -> text));
        environment.put("EARSHOT_LANGUAGE", "it");
        assertEquals(Optional.of("it"), settings().read(Setting.LANGUAGE, text -> text));
    }

    @Test
    void keysMayHaveNames() throws Exception {
        environment.put("API_KEY", "first, kitchen=second ,YWJjZA==");
        var names = read().keys().keys().stream().map(key -> key.name()).toList();
        assertEquals(List.of("key 1", "kitchen", "key 3"), names);
        environment.put("API_KEY", "a=1,a=2");
        assertTrue(wrong().contains("two API keys"), wrong());
    }

    @Test
    void limitsAreTimesSizesAndNumbers() throws Exception {
        file = """
                MAX_SESSIONS=8
                EARSHOT_IDLE_TIMEOUT=90
                EARSHOT_MAX_SESSION_TIME=1.5h
                EARSHOT_MAX_BACKLOG=500ms
                EARSHOT_GRACE=2m
                EARSHOT_MAX_UPLOAD=5MB
                EARSHOT_MAX_UPLOAD_TIME=10m
                EARSHOT_MAX_FORM_FIELDS=20
                """;
        var limits = read().limits();
        assertEquals(8, limits.sessions());
        assertEquals(8, limits.sessionsPerKey());
        assertEquals(Duration.ofSeconds(90), limits.idle());
        assertEquals(Duration.ofMinutes(90), limits.session());
        assertEquals(Duration.ofMillis(500), limits.backlog());
        assertEquals(Duration.ofMinutes(2), limits.grace());
        assertEquals(5_000_000, limits.uploads().bytes());
        assertEquals(Duration.ofMinutes(10), limits.uploads().time());
        assertEquals(20, limits.uploads().fields());
        assertEquals(ServerLimits.USUAL.connections(), limits.connections());
        for (var bad : List.of("0", "-1", "soon", "3 weeks", "")) {
            flags.put(Setting.GRACE, List.of(bad));
            assertTrue(wrong().contains("--grace"), bad);
        }
    }

    @Test
    void sizesHaveUnits() {
        assertEquals(200_000_000, Readings.bytes("200MB"));
        assertEquals(2L << 30, Readings.bytes("2 GiB"));
        assertEquals(1500, Readings.bytes("1.5k"));
        for (var bad : List.of("0", "", "much", "1XB", "-1", "99999999TB")) {
            assertThrows(IllegalArgumentException.class, () -> Readings.bytes(bad), bad);
        }
    }

    @Test
    void nobodyOpensAServerByMistake() throws Exception {
        flags.put(Setting.CORS_ORIGINS, List.of("*"));
        assertTrue(wrong().contains("every page"), wrong());
        environment.put("EARSHOT_ALLOW_OPEN", "yes");
        read();
        environment.put("EARSHOT_ALLOW_OPEN", "no");
        flags.put(Setting.API_KEYS, List.of("secret"));
        read();
        flags.clear();
        flags.put(Setting.HOST, List.of("0.0.0.0"));
        var why = assertThrows(WrongSetting.class, () -> access(new ArrayList<>()));
        assertTrue(String.valueOf(why.getMessage()).contains("--allow-open"), why.getMessage());
        flags.put(
                Setting.KEY_FILE,
                List.of(Files.writeString(folder.resolve("keys"), "{\"keys\":[]}")
                        .toString()));
        assertTrue(access(new ArrayList<>()).ring().isPresent(), "a file without keys lets nobody in");
    }

    @Test
    void originsNamesAndCertificatesAreChecked() throws Exception {
        for (var bad : Map.of(
                        Setting.CORS_ORIGINS, "https://example.org/",
                        Setting.ALLOW_HOSTS, "http://example.org",
                        Setting.TLS_KEY, "server.key")
                .entrySet()) {
            flags.clear();
            flags.put(bad.getKey(), List.of(bad.getValue()));
            assertTrue(!wrong().isBlank());
        }
        flags.clear();
        flags.put(Setting.TLS_P12, List.of("a.p12"));
        flags.put(Setting.TLS_CERT, List.of("a.pem"));
        assertTrue(wrong().contains("does not go"), wrong());
    }

    @Test
    void theTableSaysWhatCountsAndNoSecret() throws Exception {
        file = "API_KEY=much-too-secret\nPORT=9000\n";
        environment.put("EARSHOT_TLS_PASSWORD", "much-too-secret");
        var table = String.join("\n", settings().table());
        assertTrue(table.contains("9000") && table.contains("line 2"), table);
        assertTrue(!table.contains("much-too-secret"), table);
        assertTrue(table.contains("a secret"), table);
        assertTrue(
                settings().notices().toList().getLast().endsWith("PORT, API_KEY."),
                "" + settings().notices().toList());
    }

    private Access access(List<String> said) throws Exception {
        return read().setup(Terms.LIVE, InstantSource.system(), said::add).access();
    }

    private String wrong() {
        return String.valueOf(assertThrows(WrongSetting.class, this::read).getMessage());
    }

    private ServeSettings read() throws Exception {
        return ServeSettings.of(settings());
    }

    private Settings settings() throws Exception {
        return Settings.of(flags, environment, Files.writeString(folder.resolve("test.env"), file));
    }
}
