package dev.earshot.app.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.UnfinishedDownload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model in the list, as `--json` prints it.
///
/// @param about what it is good for beside others, in a sentence or two; may be empty
/// @param folder empty unless it is installed, and for one inside Earshot
/// @param languages what its files or the catalogue say; empty when they do not, or any may be tried
/// @param bytes on disk; of one that is to be had, what it will take
/// @param done of these bytes, what is here
/// @param liveRtf seconds of computing a second of speech on this machine, where that is known
/// @param recordingRtf the same of a recording
/// @param measured whether that was measured and not estimated
/// @param recommended whether it is the one for this machine
/// @param preferred whether it is used when none is chosen
record ModelRow(
        String id,
        String name,
        String family,
        String about,
        State state,
        Source source,
        Optional<String> folder,
        List<String> languages,
        boolean translates,
        long bytes,
        long done,
        Optional<String> repository,
        Optional<String> licence,
        List<String> goodFor,
        Optional<String> summary,
        Optional<Double> liveRtf,
        Optional<Double> recordingRtf,
        Optional<Boolean> measured,
        @JsonIgnore String speed,
        boolean recommended,
        boolean preferred) {
    /// Whether it is here.
    enum State {
        INSTALLED,
        /// Here, and used by Earshot beside every model; it recognises nothing by itself.
        PART,
        UNFINISHED,
        AVAILABLE
    }

    /// Where it is, or where it would come from.
    enum Source {
        STORE,
        SHARED_CACHE,
        BUILT_IN,
        CATALOG
    }

    static ModelRow installed(
            InstalledModel model, KnownModels known, Optional<Speed> speed, boolean recommended, boolean preferred) {
        var entry = known.catalogued(model.id());
        long bytes =
                model.folder().map(folder -> new ModelFolder(folder).weights()).orElse(0L);
        var source = model.folder()
                .map(folder -> folder.startsWith(known.store().folder()) ? Source.STORE : Source.SHARED_CACHE)
                .orElse(Source.BUILT_IN);
        var licence = known.stored(model.id())
                .flatMap(StoredModel::manifest)
                .flatMap(manifest -> manifest.licence())
                .or(() -> entry.flatMap(CatalogEntry::licence));
        return new ModelRow(
                model.id(),
                model.name(),
                model.family(),
                known.models().about(model),
                State.INSTALLED,
                source,
                model.folder().map(Path::toString),
                model.languages(),
                model.translates(),
                bytes,
                bytes,
                entry.map(CatalogEntry::repository),
                licence,
                entry.map(ModelRow::goodFor).orElse(List.of()),
                entry.map(CatalogEntry::summary),
                speed.map(Speed::live),
                speed.map(Speed::recording),
                speed.map(ModelRow::isMeasured),
                speed.map(Speed::words).orElse(""),
                recommended,
                preferred);
    }

    /// What is in the store and is no model to hear with.
    static ModelRow part(StoredModel part, CatalogEntry entry) {
        return new ModelRow(
                part.id(),
                entry.name(),
                entry.family(),
                "",
                State.PART,
                Source.STORE,
                Optional.of(part.folder().toString()),
                List.of(),
                false,
                part.bytes(),
                part.bytes(),
                Optional.of(entry.repository()),
                entry.licence(),
                goodFor(entry),
                Optional.of(entry.summary()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                false);
    }

    static ModelRow unfinished(UnfinishedDownload download) {
        return new ModelRow(
                download.id(),
                download.name(),
                "",
                "",
                State.UNFINISHED,
                Source.STORE,
                Optional.empty(),
                List.of(),
                false,
                download.total(),
                download.done(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                false);
    }

    static ModelRow available(CatalogEntry entry, Optional<Speed> speed, boolean recommended) {
        return new ModelRow(
                entry.id(),
                entry.name(),
                entry.family(),
                "",
                State.AVAILABLE,
                Source.CATALOG,
                Optional.empty(),
                entry.languages(),
                false,
                entry.bytes(),
                0,
                Optional.of(entry.repository()),
                entry.licence(),
                goodFor(entry),
                Optional.of(entry.summary()),
                speed.map(Speed::live),
                speed.map(Speed::recording),
                speed.map(ModelRow::isMeasured),
                speed.map(Speed::words).orElse(""),
                recommended,
                false);
    }

    private static List<String> goodFor(CatalogEntry entry) {
        return entry.strengths().stream()
                .sorted()
                .map(strength -> strength.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    private static boolean isMeasured(Speed speed) {
        return speed.origin() == Speed.Origin.MEASURED;
    }

    /// `99 languages, translates, 3.7 MB, 9 times faster than real time`
    @JsonIgnore
    String facts() {
        var spoken = languages.size() > 3 ? languages.size() + " languages" : String.join(" ", languages);
        var offered =
                state == State.AVAILABLE ? Stream.concat(licence.stream(), goodFor.stream()) : Stream.<String>of();
        return Stream.of(
                        Stream.of(spoken, translates ? "translates" : "", bytes == 0 ? "" : Size.show(bytes)),
                        offered,
                        Stream.of(speed, recommended ? "recommended" : ""))
                .flatMap(facts -> facts)
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// `12.0 MB of 151.0 MB`
    @JsonIgnore
    String arrived() {
        return Size.show(done) + (bytes == 0 ? "" : " of " + Size.show(bytes));
    }
}
