package dev.earshot.engine.inference;

import dev.earshot.engine.inference.NvidiaDriver.Gpu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks NVIDIA's driver by the program that comes with it, in a process of its own: a driver that hangs
/// hangs there.
///
/// @param program its name or path
record NvidiaSmi(String program) {
    private static final int SECONDS = 5;

    private static final List<String> FIGURES =
            List.of("--query-gpu=index,name,memory.total,compute_cap,driver_version", "--format=csv,noheader,nounits");

    private static final Pattern CUDA = Pattern.compile("CUDA(?: UMD)? Version: *([0-9.]+)");
    private static final long MEBIBYTE = 1 << 20;

    /// Where it is besides on the path: with the Windows Subsystem for Linux, and under Windows.
    private static final List<Path> ELSEWHERE = List.of(
            Path.of("/usr/lib/wsl/lib/nvidia-smi"),
            Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"), "System32", "nvidia-smi.exe"));

    static NvidiaSmi here() {
        return new NvidiaSmi(ELSEWHERE.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("nvidia-smi"));
    }

    /// Empty where the program is missing, fails or does not answer.
    Optional<NvidiaDriver> driver() throws InterruptedException {
        var figures = answer(FIGURES);
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return parse(figures.get(), answer(List.of()).orElse(""));
    }

    /// @param figures a line a GPU: `0, NVIDIA GeForce RTX 3060, 12288, 8.6, 570.86.15`
    /// @param table what the program prints for people
    static Optional<NvidiaDriver> parse(String figures, String table) {
        var gpus = new ArrayList<Gpu>();
        var version = Optional.<String>empty();
        for (var line : figures.lines().toList()) {
            var fields = line.split(", *", -1);
            if (fields.length == 5 && fields[0].matches("\\d{1,4}")) {
                gpus.add(new Gpu(
                        Integer.parseInt(fields[0]), fields[1].trim(), memory(fields[2].trim()), fields[3].trim()));
                version = Optional.of(fields[4].trim());
            }
        }
        var cuda = CUDA.matcher(table);
        var newest = cuda.find() ? cuda.group(1) : "";
        return version.map(known -> new NvidiaDriver(known, newest, gpus));
    }

    /// Some GPUs share the machine's memory, and tell none.
    private static long memory(String mebibytes) {
        return mebibytes.matches("\\d{1,9}") ? Long.parseLong(mebibytes) * MEBIBYTE : 0;
    }

    private Optional<String> answer(List<String> arguments) throws InterruptedException {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(arguments);
        try {
            var output = Files.createTempFile("earshot-gpu-", ".txt");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                try {
                    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                    return ended && process.exitValue() == 0
                            ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
                            : Optional.empty();
                } finally {
                    process.destroyForcibly();
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
