package dev.earshot.bridge.secrets.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a real GNOME keyring, on a session bus of its own and in a folder of its own: nothing of the
/// user's is touched. Skipped where there is none: `apt-get install gnome-keyring dbus` has both.
final class SecretServiceTest {
    @TempDir
    Path home;

    @BeforeEach
    void needAKeyring() {
        for (var program : List.of("dbus-run-session", "gnome-keyring-daemon")) {
            assumeTrue(
                    Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                    .orElse("")
                                    .split(":"))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                    program + " is not here: install gnome-keyring and dbus to try the system's keyring");
        }
    }

    @Test
    void keysAreKeptListedFoundAndForgotten() throws Exception {
        assertEquals(
                List.of(
                        "in the system's keyring",
                        "found hush-1b",
                        "none",
                        "none",
                        "kept http://other.test:8000, https://api.example.org",
                        "true",
                        "false",
                        "kept http://other.test:8000"),
                unlocked(
                        "keep https://api.example.org hush-1",
                        "keep https://api.example.org hush-1b",
                        "keep ws://other.test:8000 hush-2",
                        "find wss://API.example.org/v1",
                        "find https://eu.api.example.org",
                        "find http://api.example.org",
                        "list",
                        "forget https://api.example.org",
                        "forget https://api.example.org",
                        "list"));
    }

    @Test
    void whatIsKeptIsThereInTheNextSessionAndALockedKeyringIsSaid() throws Exception {
        unlocked("keep https://api.example.org hush-1");
        assertEquals(List.of("in the system's keyring", "found hush-1"), unlocked("find https://api.example.org"));
        var locked = session(
                "exec gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 & sleep 1; ",
                "find https://other.example.org",
                "list",
                "find https://api.example.org",
                "keep https://api.example.org hush-2",
                "forget https://api.example.org");
        assertEquals("none", locked.get(1), "of what nobody kept, that is known");
        for (var refusal : locked.subList(2, 6)) {
            assertTrue(refusal.contains("unlock it and try again, or set EARSHOT_KEYRING=off"), refusal);
        }
        assertEquals(List.of("in the system's keyring", "found hush-1"), unlocked("find https://api.example.org"));
    }

    @Test
    void withoutASessionBusThereIsNoKeyring() {
        assertEquals(Optional.empty(), SecretService.find(Map.of()));
        assertEquals(Optional.empty(), SecretService.find(Map.of("XDG_RUNTIME_DIR", home.toString())));
    }

    private List<String> unlocked(String... commands) throws Exception {
        return session(
                "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ", commands);
    }

    /// What this class says in a process of its own, in a session of its own.
    private List<String> session(String keyring, String... commands) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SecretServiceTest.class.getName()));
        words.addAll(List.of(commands));
        var line = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var builder = new ProcessBuilder("dbus-run-session", "--", "sh", "-c", keyring + line);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().remove("DISPLAY");
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }

    /// Does what it is told, a line for each answer.
    public static void main(String... commands) {
        var vault = SecretService.find(System.getenv()).orElseThrow();
        System.out.println("in " + vault.place());
        for (var command : commands) {
            try {
                answer(vault, command.split(" ")).ifPresent(System.out::println);
            } catch (SttException e) {
                System.out.println(e.sentence());
            }
        }
    }

    private static Optional<String> answer(KeyVault vault, String... words) {
        return switch (words[0]) {
            case "keep" -> {
                vault.keep(KeyOrigin.of(words[1]), new Secret(words[2]));
                yield Optional.empty();
            }
            case "find" ->
                Optional.of(vault.keyFor(KeyOrigin.of(words[1]))
                        .map(key -> "found " + key.reveal())
                        .orElse("none"));
            case "forget" -> Optional.of("" + vault.forget(KeyOrigin.of(words[1])));
            default ->
                Optional.of("kept "
                        + vault.kept().stream()
                                .map(kept -> kept.origin().toString())
                                .collect(Collectors.joining(", ")));
        };
    }
}
