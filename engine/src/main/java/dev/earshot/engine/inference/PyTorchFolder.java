package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with PyTorch's libraries that did not come with Earshot. It is looked at before it is
/// loaded: a library of another version has other functions behind the same names, and would end the
/// process.
///
/// @param path as DJL wants it
/// @param flavor `cpu`, `cu128`
record PyTorchFolder(Path path, String flavor) {
    static final String VERSION = "2.7.1";

    /// Its folder and its kind, as the user names them and DJL knows them.
    static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

    static final String FLAVOR = "PYTORCH_FLAVOR";

    private static final String TORCH = System.mapLibraryName("torch");

    /// `2.7.1+cu128`, in `build-version` of libtorch and in `version.py` of the Python package.
    private static final Pattern STATED = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(cpu|cu\\d+))?");

    /// What DJL calls its folders: `2.7.1-20250812-cu128-linux-x86_64`.
    private static final Pattern NAMED = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:-\\d+)?-(cpu|cu\\d+)-.*");

    /// What a folder says of itself.
    private record Stated(String version, Optional<String> flavor) {}

    /// The one that the user named; empty when none was.
    ///
    /// @param environment variables of this process
    /// @throws SttException UNSUPPORTED when there is none at that place, or one that does not fit
    static Optional<PyTorchFolder> named(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(LIBRARY_PATH))
                .filter(value -> !value.isBlank())
                .map(value -> folder(value)
                        .orElseThrow(() -> unsuitable("names " + value + ", where there is no " + TORCH))
                        .demanded(Optional.ofNullable(environment.get(FLAVOR))));
    }

    /// A list of folders, or of the library itself: the first where it is, as DJL looks for it.
    private static Optional<PyTorchFolder> folder(String value) {
        return Arrays.stream(value.split(Pattern.quote(File.pathSeparator)))
                .flatMap(PyTorchFolder::path)
                .map(path -> path.endsWith(TORCH) ? path.toAbsolutePath().getParent() : path)
                .filter(path -> Files.isRegularFile(path.resolve(TORCH)))
                .findFirst()
                .map(path -> new PyTorchFolder(path, ""));
    }

    private static Stream<Path> path(String value) {
        try {
            return Stream.of(Path.of(value));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private PyTorchFolder demanded(Optional<String> wanted) {
        var stated = stated().orElseThrow(() -> unsuitable("names " + path
                + ", which does not tell its version (there is no build-version or version.py beside" + " it)"));
        if (!stated.version().equals(VERSION)) {
            throw unsuitable("names PyTorch " + stated.version() + " in " + path);
        }
        var kind = wanted.filter(value -> !value.isBlank())
                .or(stated::flavor)
                .orElseGet(() -> Files.exists(path.resolve(System.mapLibraryName("torch_cuda")))
                        ? CudaLibraries.FLAVOR
                        : Libtorch.BUNDLED);
        if (!CudaLibraries.hasBridge(kind)) {
            throw unsuitable("names a PyTorch of the kind '" + kind + "' in " + path);
        }
        return new PyTorchFolder(path, kind);
    }

    private Optional<Stated> stated() {
        var full = path.toAbsolutePath().normalize();
        return in(full.resolveSibling("build-version"), "")
                .or(() -> in(full.resolveSibling("version.py"), "__version__"))
                .or(() -> match(NAMED, String.valueOf(full.getFileName())));
    }

    /// @param key what stands in the line before the version
    private static Optional<Stated> in(Path file, String key) {
        try {
            return Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith(key))
                            .map(line ->
                                    line.replaceAll(".*['\"](.*)['\"].*", "$1").trim())
                            .flatMap(line -> match(STATED, line).stream())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Stated> match(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches()
                ? Optional.of(new Stated(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    private static SttException unsuitable(String what) {
        return new SttException(
                SttError.UNSUPPORTED,
                "The variable " + LIBRARY_PATH + " " + what + ". Earshot needs PyTorch " + VERSION + " there, for the"
                        + " processor or as " + CudaLibraries.FLAVOR
                        + "; without that variable it uses its own.");
    }
}
