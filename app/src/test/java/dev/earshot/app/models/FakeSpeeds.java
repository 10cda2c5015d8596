package dev.earshot.app.models;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.CalibrationProgress;
import dev.earshot.engine.recognition.Candidate;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Recommendation;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Speeds that a test says; measuring waits until the test lets it end.
final class FakeSpeeds implements Speeds {
    final ConcurrentMap<String, Speed> measured = new ConcurrentHashMap<>();
    volatile boolean machineKnown = true;
    volatile boolean broken;
    volatile CountDownLatch measuring = new CountDownLatch(0);

    @Override
    public Optional<Speed> known(InstalledModel model, LoadOptions options) {
        return Optional.ofNullable(measured.get(model.id()));
    }

    @Override
    public Optional<Speed> estimate(CatalogEntry entry, LoadOptions options) {
        double size = entry.bytes() / 290e6;
        return machineKnown
                ? Optional.of(new Speed(0.25 * size, 0.11 * size, Speed.Origin.ESTIMATED))
                : Optional.empty();
    }

    @Override
    public boolean machineIsKnown(LoadOptions options) {
        return machineKnown;
    }

    @Override
    public Speed measure(InstalledModel model, LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        progress.accept(new CalibrationProgress("hearing 30 s", Duration.ofSeconds(8), Duration.ofSeconds(20)));
        measuring.await();
        if (broken) {
            throw new SttException(SttError.OUT_OF_MEMORY, "There is not enough memory to load it.");
        }
        var speed = new Speed(0.2, 0.1, Speed.Origin.MEASURED);
        measured.put(model.id(), speed);
        return speed;
    }

    @Override
    public void measureMachine(LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        progress.accept(new CalibrationProgress("hearing 5 s", Duration.ofSeconds(5), Duration.ofSeconds(20)));
        measuring.await();
        machineKnown = true;
    }

    @Override
    public Optional<Recommendation> recommended(List<CatalogEntry> catalogue, LoadOptions options) {
        return catalogue.stream()
                .filter(entry -> machineKnown && entry.id().equals("whisper-base"))
                .findFirst()
                .map(entry -> new Recommendation(
                        new Candidate(
                                entry.id(),
                                entry.name(),
                                entry.bytes(),
                                entry.memoryBytes(),
                                false,
                                1,
                                estimate(entry, options)),
                        "Whisper base: 290 MB, about 9 times faster than real time on this machine.",
                        "Whisper small would be better, and too slow for live speech here."));
    }
}
