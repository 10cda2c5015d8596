package dev.earshot.app.models;

import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CatalogEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known about the speed of each model, by the ids of the page's list: measured where that was done, otherwise
/// estimated. Reads small files.
///
/// @param byId without the models of which nothing is known
record Timings(Map<String, Speed> byId) {
    static Timings of(Contents contents, Speeds speeds, LoadOptions options) {
        var byId = new HashMap<String, Speed>();
        for (var entry : contents.catalogue()) {
            speeds.estimate(entry, options).ifPresent(speed -> byId.put(entry.id(), speed));
        }
        for (var here : contents.here()) {
            here.usable()
                    .flatMap(model -> speeds.known(model, options))
                    .or(() -> entry(here, contents).flatMap(entry -> speeds.estimate(entry, options)))
                    .ifPresent(speed -> byId.put(here.facts().id(), speed));
        }
        return new Timings(byId);
    }

    private static Optional<CatalogEntry> entry(Contents.Here here, Contents contents) {
        return here.facts()
                .repository()
                .flatMap(repository -> contents.catalogue().stream()
                        .filter(entry -> entry.repository().equals(repository))
                        .findFirst());
    }

    Optional<Speed> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
