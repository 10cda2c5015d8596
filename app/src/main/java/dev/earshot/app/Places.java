package dev.earshot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/// Where this platform wants an application's files: the XDG base directories on Linux, Library on
/// macOS, AppData on Windows. Never the working directory. Nothing is created here.
///
/// @param config settings and window state
/// @param data models and everything else that is ours
/// @param recordings what the microphone heard; belongs to the user, so it lies among their documents
public record Places(Path config, Path data, Path recordings) {
    private static final Pattern DOCUMENTS = Pattern.compile("^\\s*XDG_DOCUMENTS_DIR=\"(.*)\"\\s*$");

    /// The places of the user who runs this.
    public static Places ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /// What the user chose.
    public Path settings() {
        return config.resolve("settings.json");
    }

    /// Speech services elsewhere, under names.
    public Path endpoints() {
        return config.resolve("endpoints.json");
    }

    /// Keys for these, encrypted.
    Path keyVault() {
        return config.resolve("keys.vault");
    }

    /// What opens [#keyVault], in another folder where the platform has two, so that a copy of the
    /// settings is no copy of the keys.
    Path keyOfVault() {
        return data.resolve("keys.key");
    }

    /// Answers of services that the user wants to be asked only once.
    public Path answers() {
        return data.resolve("answers");
    }

    /// The recordings that come with Earshot, where one was asked for.
    public Samples samples() {
        return new Samples(data.resolve("samples"));
    }

    /// Traces of test runs, as many as there is room for.
    public Path runs() {
        return data.resolve("runs");
    }

    /// Where models are kept unless the settings name another folder; see [ModelPlaces#folder].
    public Path models() {
        return data.resolve("models");
    }

    /// PyTorch for the GPU, once it was fetched.
    public Path gpuRuntime() {
        return data.resolve("pytorch");
    }

    /// @param system as the property `os.name` has it
    static Places of(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            return onWindows(environment, home);
        }
        return system.startsWith("Mac") ? onMac(home) : onLinux(environment, home);
    }

    private static Places onWindows(Map<String, String> environment, Path home) {
        var data = folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData", "Local"));
        var config = folder(environment, "APPDATA").orElse(home.resolve("AppData", "Roaming"));
        var documents = existing(home.resolve("Documents"))
                .or(() -> folder(environment, "OneDrive").flatMap(cloud -> existing(cloud.resolve("Documents"))));
        return in(config.resolve("Earshot"), data.resolve("Earshot"), documents);
    }

    private static Places onMac(Path home) {
        var support = home.resolve("Library", "Application Support", "Earshot");
        return in(support, support, existing(home.resolve("Documents")));
    }

    /// After the XDG Base Directory Specification, and `user-dirs.dirs` of xdg-user-dirs.
    private static Places onLinux(Map<String, String> environment, Path home) {
        var config = folder(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        var data = folder(environment, "XDG_DATA_HOME").orElse(home.resolve(".local", "share"));
        var documents = documents(config.resolve("user-dirs.dirs"), home).or(() -> existing(home.resolve("Documents")));
        return in(config.resolve("earshot"), data.resolve("earshot"), documents);
    }

    private static Places in(Path config, Path data, Optional<Path> documents) {
        var recordings = documents.map(folder -> folder.resolve("Earshot")).orElse(data.resolve("recordings"));
        return new Places(config, data, recordings);
    }

    /// Where a desktop in the user's language has the documents:
    /// `XDG_DOCUMENTS_DIR="$HOME/Dokumente"`. The home folder itself means that there is no such place.
    private static Optional<Path> documents(Path userDirs, Path home) {
        if (!Files.isReadable(userDirs)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(userDirs)) {
            return lines.map(DOCUMENTS::matcher)
                    .filter(Matcher::matches)
                    .map(line -> Path.of(line.group(1).replace("$HOME", home.toString())))
                    .filter(folder -> folder.isAbsolute() && !folder.normalize().equals(home.normalize()))
                    .reduce((_, last) -> last);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            LoggerFactory.getLogger(Places.class).warn("{} cannot be read; the usual places are used", userDirs, e);
            return Optional.empty();
        }
    }

    /// A relative path in such a variable is invalid and to be ignored.
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    private static Optional<Path> existing(Path folder) {
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }
}
