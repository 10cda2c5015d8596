package dev.earshot.engine.recognition;

import dev.earshot.engine.recognition.Calibration.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how fast models were estimated to be, and how fast they are. Not run with the tests; by hand:
///
/// ```
/// ./mvnw -pl engine -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=EstimateBench
/// ```
class EstimateBench {
    private static final List<String> SIZES = List.of(
            System.getProperty("sizes", "tiny,base,small,wav2vec2-base-960h").split(","));

    @TempDir
    private Path folder;

    @Test
    void estimatesBesideWhatIsMeasured() throws IOException, InterruptedException {
        var families = ServiceLoader.load(ModelFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        try (var models = new Models(families, 1)) {
            long start = System.nanoTime();
            var machine = new MachineProbe(models, LoadOptions.AUTO)
                    .measure(new Watch(KeepingUp.LONGEST, System::nanoTime, _ -> {}));
            print("the machine, in %.1f s: %s%n", seconds(start), machine);
            for (var size : SIZES) {
                var model = models.random(size, folder.resolve(size).toFile().mkdir() ? folder.resolve(size) : folder);
                long begun = System.nanoTime();
                var measured = new Calibration(KeepingUp.LONGEST, System::nanoTime)
                        .measure(() -> models.load(model, LoadOptions.AUTO), _ -> {});
                var estimated = machine.estimate(models.work(size).orElseThrow());
                print(
                        "%-20s live %.3f estimated, %.3f measured (%+.0f %%); recording %.3f, %.3f (%+.0f %%); in %.1f s%n",
                        size,
                        estimated.live(),
                        measured.live(),
                        100 * (estimated.live() / measured.live() - 1),
                        estimated.recording(),
                        measured.recording(),
                        100 * (estimated.recording() / measured.recording() - 1),
                        seconds(begun));
            }
        }
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
