package dev.earshot.app.models;

import dev.earshot.engine.recognition.CalibrationProgress;
import dev.earshot.engine.recognition.Candidate;
import dev.earshot.engine.recognition.KeepingUp;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Machine;
import dev.earshot.engine.recognition.Recommendation;
import dev.earshot.engine.recognition.Recommendation.Purpose;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// How fast models are on this machine, as it was measured.
record LocalSpeeds(KeepingUp gauge) implements Speeds {
    @Override
    public Optional<Speed> known(InstalledModel model, LoadOptions options) {
        return gauge.known(model, options);
    }

    @Override
    public Optional<Speed> estimate(CatalogEntry entry, LoadOptions options) {
        return gauge.estimate(entry.id(), options);
    }

    @Override
    public boolean machineIsKnown(LoadOptions options) {
        return gauge.machine(options).isPresent();
    }

    @Override
    public Speed measure(InstalledModel model, LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        return gauge.measure(model, options, progress);
    }

    @Override
    public void measureMachine(LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        gauge.measureMachine(options, progress);
    }

    /// Among those whose speed can be told.
    @Override
    public Optional<Recommendation> recommended(List<CatalogEntry> catalogue, LoadOptions options) {
        var candidates = catalogue.stream()
                .flatMap(entry ->
                        estimate(entry, options).stream().map(speed -> Candidate.of(entry, Optional.of(speed))))
                .toList();
        return Recommendation.of(candidates, Machine.here(OptionalLong.empty()), Purpose.ANY_LANGUAGE);
    }
}
