package dev.earshot.engine.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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

    /// What its maker calls it: `AMD EPYC 9354 32-Core Processor`; where the system does not tell, its
    /// architecture.
    public static String name() {
        return cpuInfo("model name")
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElseGet(() -> System.getProperty("os.arch"));
    }

    /// A line of it is like `model name : AMD EPYC`.
    private static Optional<String> cpuInfo(String key) {
        try (var lines = Files.lines(FLAGS)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Set<String> flags() {
        return cpuInfo("flags").map(flags -> Set.of(flags.split(" +"))).orElseGet(Set::of);
    }
}
