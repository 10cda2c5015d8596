package dev.earshot.engine.audio;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Prints what docs/measurements.md says of audio: speed and memory of decoding a file, quality of the
/// resampler. How to run it stands there.
final class AudioBench {
    private static final double[] TONES = {
        440, 1000, 3000, 5000, 6000, 6500, 7000, 7500, 8500, 9000, 10_000, 12_000, 15_000
    };

    private AudioBench() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "file" -> file(Path.of(args[1]));
            case "tones" -> tones(Integer.parseInt(args[1]));
            case "tone" -> writeTone(Integer.parseInt(args[1]), Double.parseDouble(args[2]), Path.of(args[3]));
            case "score" -> score(Double.parseDouble(args[1]), Path.of(args[2]));
            default -> throw new IllegalArgumentException("file FILE | tones RATE | tone RATE HZ FILE | score HZ FILE");
        }
    }

    /// Decodes a whole file to 16 kHz mono.
    private static void file(Path path) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        long samples = 0;
        try (PcmStream stream = AudioFile.open(path).source(AudioSelection.ALL).open()) {
            for (Optional<Pcm> chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                samples += chunk.get().samples().length;
            }
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double cpu = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
        double sound = samples / (double) Pcm.SAMPLE_RATE;
        System.out.printf("sound %.0f s%n", sound);
        System.out.printf("wall  %.2f s, %.0f x real time, from the opening of the file%n", wall, sound / wall);
        System.out.printf("CPU   %.2f s, %.0f x real time, of the whole process%n", cpu, sound / cpu);
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(AudioBench::peak)
                .sum();
        System.out.printf("heap  %d MB at most, garbage included%n", heap >> 20);
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(System.out::println);
        }
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    /// What becomes of tones: up to 8 kHz they should stay, above they should go.
    private static void tones(int rate) {
        for (double hertz : TONES) {
            Resampler resampler = new Resampler(rate);
            float[] tone = Sounds.tone(rate, 4, hertz, 0.5);
            resampler.add(tone, 0, tone.length);
            resampler.finish();
            print(hertz, resampler.take());
        }
    }

    private static void writeTone(int rate, double hertz, Path file) throws IOException {
        Sounds.wav(file, rate, -32, Sounds.tone(rate, 4, hertz, 0.5));
    }

    private static void score(double hertz, Path file) throws InterruptedException {
        print(hertz, Sounds.read(file));
    }

    private static void print(double hertz, float[] out) {
        int from = out.length / 8;
        int to = out.length - from;
        double power = 0;
        double cosine = 0;
        double sine = 0;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hertz * i / Pcm.SAMPLE_RATE;
            power += (double) out[i] * out[i];
            cosine += out[i] * Math.cos(angle);
            sine += out[i] * Math.sin(angle);
        }
        double n = to - from;
        double level = 10 * Math.log10(2 * power / n / 0.25);
        double gain = 2 / n * Math.hypot(cosine, sine);
        double noise = 2 * power / n - gain * gain;
        if (hertz < 8000) {
            System.out.printf(
                    "%6.0f Hz  gain %7.2f dB  signal to noise %4.0f dB%n",
                    hertz, 20 * Math.log10(gain / 0.5), 10 * Math.log10(gain * gain / Math.max(noise, 1e-30)));
        } else {
            System.out.printf("%6.0f Hz  alias %6.1f dB%n", hertz, level);
        }
    }
}
