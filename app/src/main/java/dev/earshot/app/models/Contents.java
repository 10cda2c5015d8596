package dev.earshot.app.models;

import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.UnfinishedDownload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What there is on this machine and what there could be.
///
/// @param here installed, in the order in which Earshot prefers them
/// @param unfinished downloads that were begun
/// @param catalogue all models that are known by name
/// @param problem with the user's own catalogue, in a sentence
/// @param preferred what is used when nobody chose
/// @param disk where the store lies
record Contents(
        List<Here> here,
        List<UnfinishedDownload> unfinished,
        List<CatalogEntry> catalogue,
        Optional<String> problem,
        Optional<InstalledModel> preferred,
        Disk disk) {
    Contents {
        here = List.copyOf(here);
        unfinished = List.copyOf(unfinished);
        catalogue = List.copyOf(catalogue);
    }

    /// A model on this machine.
    ///
    /// @param usable empty for a part of Earshot that recognises nothing by itself
    record Here(ModelFacts facts, Lying lying, Optional<InstalledModel> usable) {}

    /// @param used bytes of all models, and of what has arrived of others
    /// @param free bytes on the same disk
    record Disk(Path folder, long used, long free) {}
}
