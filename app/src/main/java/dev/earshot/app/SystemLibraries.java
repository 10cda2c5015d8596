package dev.earshot.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The system libraries that JavaFX needs on Linux and that are not installed here.
///
/// @param names sonames, at least one
record SystemLibraries(List<String> names) {
    private record Distribution(String tool, String install) {}

    private static final List<String> NEEDED =
            List.of("libgtk-3.so.0", "libGL.so.1", "libXtst.so.6", "libXxf86vm.so.1", "libX11.so.6");

    private static final List<Distribution> DISTRIBUTIONS = List.of(
            new Distribution("apt-get", "sudo apt-get install libgtk-3-0 libgl1 libxtst6 libxxf86vm1"),
            new Distribution("dnf", "sudo dnf install gtk3 libglvnd-glx libXtst libXxf86vm"),
            new Distribution("zypper", "sudo zypper install libgtk-3-0 libglvnd libXtst6 libXxf86vm1"),
            new Distribution("pacman", "sudo pacman -S gtk3 libglvnd libxtst libxxf86vm"),
            new Distribution("apk", "sudo apk add gtk+3.0 mesa-gl libxtst libxxf86vm"));

    /// Asks the dynamic linker itself; for after a failed start only, because asking loads them.
    static Optional<SystemLibraries> missing() {
        var missing = NEEDED.stream().filter(name -> !loads(name)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new SystemLibraries(missing));
    }

    /// What is missing, and the one line that installs it.
    String sentence() {
        var libraries = names.stream().collect(Collectors.joining(", "));
        return DISTRIBUTIONS.stream()
                .filter(distribution -> Files.isExecutable(Path.of("/usr/bin", distribution.tool()))
                        || Files.isExecutable(Path.of("/sbin", distribution.tool())))
                .findFirst()
                .map(distribution -> "The window needs " + libraries + "; this installs it: " + distribution.install())
                .orElse("The window needs " + libraries + ": install the packages of your system that hold it.");
    }

    private static boolean loads(String name) {
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
