package dev.earshot.app.models;

import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.Strength;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is said about a model; what is not known is empty or 0.
///
/// @param id names it among all models of the page
/// @param summary what it is good for, in a sentence; may be empty
/// @param bytes on disk
/// @param about whether the size is only about right
/// @param memory bytes while it runs
/// @param licence as an SPDX name
/// @param languages in a few words: `English`, `99 languages`
/// @param revision the commit
/// @param installed when it was complete
record ModelFacts(
        String id,
        String name,
        String summary,
        long bytes,
        boolean about,
        long memory,
        Optional<String> licence,
        String languages,
        Set<Strength> strengths,
        Optional<String> repository,
        Optional<String> revision,
        Optional<Instant> installed,
        List<File> files) {
    ModelFacts {
        strengths = Set.copyOf(strengths);
        files = List.copyOf(files);
    }

    /// A file of it.
    ///
    /// @param hash what it is known by, in hexadecimal digits; empty when that is asked of the hub
    record File(String path, long bytes, Optional<String> hash) {}

    /// A model of which only its name is known yet.
    static ModelFacts named(String id, String name) {
        return new ModelFacts(
                id,
                name,
                "",
                0,
                false,
                0,
                Optional.empty(),
                "",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static ModelFacts of(CatalogEntry entry) {
        return new ModelFacts(
                entry.id(),
                entry.name(),
                entry.summary(),
                entry.bytes(),
                entry.aboutThatSize(),
                entry.memoryBytes(),
                entry.licence(),
                LanguageWords.of(entry.languages(), entry.strengths()),
                entry.strengths(),
                Optional.of(entry.repository()),
                entry.revision(),
                Optional.empty(),
                entry.files().stream()
                        .map(file -> new File(
                                file.path(), file.bytes(), file.sha256().map(sha -> sha.hex())))
                        .toList());
    }

    /// What is known of a copy on this machine.
    record Copy(
            String id,
            long bytes,
            Optional<String> repository,
            Optional<String> revision,
            Optional<String> licence,
            Optional<Instant> installed,
            List<File> files) {}

    /// The same model as that copy of it; what is known of the copy wins.
    ModelFacts copied(Copy copy) {
        return new ModelFacts(
                copy.id(),
                name,
                summary,
                copy.bytes(),
                false,
                memory,
                licence.or(copy::licence),
                languages,
                strengths,
                copy.repository().or(() -> repository),
                copy.revision().or(() -> revision),
                copy.installed(),
                copy.files());
    }

    /// The same with another summary.
    ModelFacts saying(String words) {
        return with(id, words, languages);
    }

    /// The same for those languages.
    ModelFacts speaking(String words) {
        return with(id, summary, words);
    }

    /// The same in a folder of the user's own, which tells it from others of its name.
    ModelFacts inFolder(Path folder) {
        return with(folder.toString(), summary, languages);
    }

    private ModelFacts with(String newId, String newSummary, String newLanguages) {
        return new ModelFacts(
                newId,
                name,
                newSummary,
                bytes,
                about,
                memory,
                licence,
                newLanguages,
                strengths,
                repository,
                revision,
                installed,
                files);
    }
}
