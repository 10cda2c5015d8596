package dev.earshot.app.models;

import dev.earshot.app.models.Contents.Here;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelCatalog;
import dev.earshot.engine.store.ModelManifest;
import dev.earshot.engine.store.ModelManifest.Origin;
import dev.earshot.engine.store.StoredModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings together what is known of the installed models: what can load them, what the store remembers of them, and
/// what
/// the catalogue says about them. A pure function.
record Inventory(ModelCatalog catalogue, List<StoredModel> stored, List<CachedModel> cached) {
    private static final String BUILT_IN =
            "Comes with Earshot and needs no download. Basic English, good enough to try things out.";

    /// @param loadable what can be loaded, the best first; parts of Earshot that the store holds come after them
    List<Here> of(List<InstalledModel> loadable) {
        var all = new ArrayList<Here>();
        loadable.forEach(model -> all.add(here(model)));
        stored.stream()
                .filter(part -> loadable.stream().noneMatch(model -> liesIn(model, part.folder())))
                .forEach(part -> all.add(new Here(facts(part), new Lying.InStore(part), Optional.empty())));
        return all;
    }

    private Here here(InstalledModel model) {
        var kept = stored.stream().filter(one -> liesIn(model, one.folder())).findFirst();
        if (kept.isPresent()) {
            return new Here(speaking(facts(kept.get()), model), new Lying.InStore(kept.get()), Optional.of(model));
        }
        var found = cached.stream().filter(one -> liesIn(model, one.folder())).findFirst();
        if (found.isPresent()) {
            return new Here(
                    speaking(facts(found.get()), model),
                    new Lying.InCache(found.get().folder()),
                    Optional.of(model));
        }
        var facts = speaking(ModelFacts.named(model.id(), model.name()), model);
        return model.folder()
                .map(folder -> new Here(facts.inFolder(folder), new Lying.InFolder(folder), Optional.of(model)))
                .orElseGet(() -> new Here(facts.saying(BUILT_IN), new Lying.BuiltIn(), Optional.of(model)));
    }

    private static boolean liesIn(InstalledModel model, Path folder) {
        return model.folder().filter(folder::equals).isPresent();
    }

    private ModelFacts facts(StoredModel model) {
        var repository = model.manifest().flatMap(Inventory::repository);
        var known = repository.flatMap(this::entry).or(() -> catalogue.find(model.id()));
        var name = model.manifest().map(ModelManifest::name).orElse(model.id());
        return known.map(ModelFacts::of)
                .orElseGet(() -> ModelFacts.named(model.id(), name))
                .copied(new ModelFacts.Copy(
                        model.id(),
                        model.bytes(),
                        repository,
                        model.manifest().flatMap(Inventory::commit),
                        model.manifest().flatMap(ModelManifest::licence),
                        model.manifest().map(ModelManifest::installed),
                        model.manifest().stream()
                                .flatMap(manifest -> manifest.files().stream())
                                .map(file -> new ModelFacts.File(
                                        file.path(),
                                        file.bytes(),
                                        Optional.of(file.sha256().hex())))
                                .toList()));
    }

    private ModelFacts facts(CachedModel model) {
        return entry(model.repository())
                .map(ModelFacts::of)
                .orElseGet(() -> ModelFacts.named(model.shortName(), model.shortName()))
                .copied(new ModelFacts.Copy(
                        "cache/" + model.repository(),
                        model.bytes(),
                        Optional.of(model.repository()),
                        Optional.of(model.commit()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private Optional<CatalogEntry> entry(String repository) {
        return catalogue.entries().stream()
                .filter(entry -> entry.repository().equals(repository))
                .findFirst();
    }

    /// Its files know better than nothing what it understands.
    private static ModelFacts speaking(ModelFacts facts, InstalledModel model) {
        return facts.languages().isEmpty() && !model.languages().isEmpty()
                ? facts.speaking(LanguageWords.of(model.languages(), Set.of()))
                : facts;
    }

    private static Optional<String> repository(ModelManifest manifest) {
        return switch (manifest.origin()) {
            case Origin.FromHub hub -> Optional.of(hub.repository());
            case Origin.FromFolder _ -> Optional.empty();
        };
    }

    private static Optional<String> commit(ModelManifest manifest) {
        return switch (manifest.origin()) {
            case Origin.FromHub hub -> Optional.of(hub.commit());
            case Origin.FromFolder _ -> Optional.empty();
        };
    }
}
