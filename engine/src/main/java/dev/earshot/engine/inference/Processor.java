package dev.earshot.engine.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What this machine's processor multiplies fast.
///
/// @param packs whether weights can be packed for it, and kept as 8-bit integers
/// @param bfloat16 whether it has instructions for that type (AVX-512 BF16, AMX)
/// @param wideInt8 whether its sums of 8-bit products cannot saturate (VNNI)
public record Processor(boolean packs, boolean bfloat16, boolean wideInt8) {
    private static final Path FLAGS = Path.of("/proc/cpuinfo");

    /// Asks the system. Where the system does not tell, only what every x86-64 processor has is assumed.
    public static Processor here() {
        if (!Graph.hasPackedLayers()) {
            return new Processor(false, false, false);
        }
        var flags = flags();
        return new Processor(
                true,
                flags.contains("avx512_bf16") || flags.contains("amx_bf16"),
                flags.contains("avx512_vnni") || flags.contains("avx_vnni"));
    }

    private static Set<String> flags() {
        try (var lines = Files.lines(FLAGS)) {
            return lines
                    .filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim().split(" +"))
                    .stream()
                    .flatMap(Arrays::stream)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException notLinux) {
            return Set.of();
        }
    }
}
