package dev.earshot.app.models;

import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.UnfinishedDownload;
import java.util.Optional;

/// How it stands with a model.
sealed interface ModelState {
    /// It can be fetched.
    record Offered() implements ModelState {}

    /// An earlier fetching was not completed.
    record Begun(UnfinishedDownload download) implements ModelState {}

    /// It is being fetched, copied or repaired.
    record Fetching(DownloadProgress progress) implements ModelState {}

    /// It can be used.
    record Here(Lying lying, Optional<InstalledModel> usable) implements ModelState {}

    /// The three parts of the page's list.
    enum Part {
        HERE,
        UNDER_WAY,
        OFFERED
    }

    default Part part() {
        return switch (this) {
            case Offered _ -> Part.OFFERED;
            case Begun _, Fetching _ -> Part.UNDER_WAY;
            case Here _ -> Part.HERE;
        };
    }
}
