package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which models lie where, and what they are called.
///
/// @param families that can run them
record ModelShelf(List<ModelFamily> families, ModelFolders folders) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelShelf.class);

    /// What can be used now, see [Models#installed], with the models in other folders after those of the models folder.
    List<InstalledModel> with(List<Path> elsewhere) {
        var own = own();
        var others = elsewhere.stream().flatMap(path -> in(new ModelFolder(path)).stream());
        var builtIn = families.stream().flatMap(family -> family.builtIn().stream());
        return Stream.of(own.stream(), cached(own).stream(), others, builtIn)
                .flatMap(Function.identity())
                .distinct()
                .sorted(Comparator.comparing(
                        (InstalledModel model) -> model.folder().isEmpty()))
                .toList();
    }

    private List<InstalledModel> own() {
        return largestFirst(folders.own().get().stream()
                .flatMap(folder -> in(folder).stream())
                .toList());
    }

    /// Those of other programs are called as their repositories are, without the organisation while that is enough to
    /// tell them apart. One that the models folder has too is left out.
    private List<InstalledModel> cached(List<InstalledModel> own) {
        var taken = own.stream().map(InstalledModel::id).collect(Collectors.toSet());
        var found = new ArrayList<InstalledModel>();
        for (CachedModel model : folders.cached().get()) {
            if (own.stream().noneMatch(kept -> kept.id().equals(model.shortName()))) {
                in(new ModelFolder(model.folder()))
                        .map(one -> one.called(taken.add(model.shortName()) ? model.shortName() : model.repository()))
                        .ifPresent(found::add);
            }
        }
        return largestFirst(found);
    }

    private static List<InstalledModel> largestFirst(List<InstalledModel> models) {
        return models.stream()
                .sorted(Comparator.comparingLong(ModelShelf::weights).reversed())
                .toList();
    }

    private static long weights(InstalledModel model) {
        return model.folder().map(folder -> new ModelFolder(folder).weights()).orElse(0L);
    }

    /// One model that is damaged hides no other.
    Optional<InstalledModel> in(ModelFolder one) {
        try {
            return families.stream()
                    .flatMap(family -> family.at(one.path()).stream())
                    .findFirst();
        } catch (SttException e) {
            LOG.warn("{} is skipped: {}", one.path(), e.sentence());
            return Optional.empty();
        }
    }

    /// The model that somebody named: an installed one by its id, or any by its folder.
    ///
    /// @param name as in [InstalledModel#id], or the path of a folder
    /// @throws SttException MODEL_NOT_FOUND, naming what there is; UNSUPPORTED when no family can
    ///     run it
    InstalledModel find(String name) {
        return with(List.of()).stream()
                .filter(model -> model.id().equals(name))
                .findFirst()
                .orElseGet(() -> at(folderNamed(name)));
    }

    private Path folderNamed(String name) {
        try {
            var path = Path.of(name);
            if (name.contains("/") || name.contains(path.getFileSystem().getSeparator()) || Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new SttException(SttError.MODEL_NOT_FOUND, notFound(name), e);
        }
        throw new SttException(SttError.MODEL_NOT_FOUND, notFound(name));
    }

    /// The model in a folder of the user's own, wherever it lies.
    ///
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED when no family can run it
    InstalledModel at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SttException(SttError.MODEL_NOT_FOUND, "There is no model folder " + folder + ".");
        }
        return families.stream()
                .flatMap(family -> family.at(folder).stream())
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The folder " + folder + " holds no model that this Earshot can run: it needs a config.json of"
                                + " a known kind and its weights as safetensors."));
    }

    private String notFound(String id) {
        var known = with(List.of()).stream().map(InstalledModel::id).collect(Collectors.joining(", "));
        return "There is no model '" + id + "'. "
                + (known.isEmpty() ? "None is installed." : "Installed: " + known + ".");
    }
}
