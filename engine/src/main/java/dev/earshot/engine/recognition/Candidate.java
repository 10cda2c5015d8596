package dev.earshot.engine.recognition;

import dev.earshot.engine.store.CatalogEntry;
import java.util.List;
import java.util.Optional;

/// A model that could be offered: what a recommendation needs to know of it.
///
/// @param id of its entry in the catalogue
/// @param name what a person calls it: `Whisper base`
/// @param download bytes to be fetched; 0 when that is not known
/// @param memory bytes that it needs when it runs
/// @param english whether it understands English only
/// @param quality how well it writes, to be compared with others; more is better
/// @param speed how fast it is here, as far as that is known
public record Candidate(
        String id, String name, long download, long memory, boolean english, double quality, Optional<Speed> speed) {
    /// A Whisper for English only writes better English than one of its size for all languages.
    private static final double ONLY_ENGLISH = 1.3;

    /// What writes neither punctuation nor capitals is worth as much as a far smaller model that does.
    private static final double BARE_LETTERS = 0.2;

    /// Quality is taken by size, which holds within a family (Radford et al. 2022, figure 8).
    public static Candidate of(CatalogEntry entry, Optional<Speed> speed) {
        boolean english = entry.languages().equals(List.of("en"));
        double worth = entry.family().equals("whisper") ? 1 : BARE_LETTERS;
        return new Candidate(
                entry.id(),
                entry.name(),
                entry.bytes(),
                entry.memoryBytes(),
                english,
                entry.parameters() * worth * (english ? ONLY_ENGLISH : 1),
                speed);
    }
}
