package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Which of the models that are here to offer where one does not keep up with somebody who speaks: the largest whose
/// weights are less than half as large, since size is what a model computes with. What comes inside the application is
/// as
/// small as can be.
///
/// @param weights bytes of a model's weights
public record SmallerModel(ToLongFunction<InstalledModel> weights) {
    /// With weights as their files are; reads the sizes of some files.
    public static final SmallerModel ON_DISK = new SmallerModel(model ->
            model.folder().map(folder -> new ModelFolder(folder).weights()).orElse(0L));

    /// @param language BCP 47 tag of what is spoken, if that is known
    /// @return empty when there is none that understands it
    public Optional<InstalledModel> than(
            InstalledModel slow, List<InstalledModel> installed, Optional<String> language) {
        long half = weights.applyAsLong(slow) / 2;
        return installed.stream()
                .filter(model -> !model.id().equals(slow.id()))
                .filter(model -> understands(model, language))
                .filter(model -> weights.applyAsLong(model) < half)
                .max(Comparator.comparingLong(weights));
    }

    private static boolean understands(InstalledModel model, Optional<String> language) {
        return model.languages().isEmpty()
                || language.stream()
                        .allMatch(tag -> model.languages().stream()
                                .anyMatch(known -> primary(known).equals(primary(tag))));
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
