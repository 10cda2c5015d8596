package dev.earshot.app.models;

import dev.earshot.engine.store.StoredModel;
import java.nio.file.Path;
import java.util.Optional;

/// Where an installed model lies, and with it what may be done with its files.
sealed interface Lying {
    /// In the models folder: ours to check and to remove.
    record InStore(StoredModel model) implements Lying {}

    /// In the folder that programs share for what they fetched from the hub: used in place, never changed.
    record InCache(Path folder) implements Lying {}

    /// In a folder of the user's own: used in place, never changed.
    record InFolder(Path folder) implements Lying {}

    /// Inside the application.
    record BuiltIn() implements Lying {}

    default Optional<Path> place() {
        return switch (this) {
            case InStore(StoredModel model) -> Optional.of(model.folder());
            case InCache(Path folder) -> Optional.of(folder);
            case InFolder(Path folder) -> Optional.of(folder);
            case BuiltIn() -> Optional.empty();
        };
    }

    /// Why it cannot be removed here; empty where it can.
    default Optional<String> kept() {
        return switch (this) {
            case InStore _ -> Optional.empty();
            case InCache _ ->
                Optional.of("It lies in the folder that programs share for models of the hub. Earshot uses it there"
                        + " and deletes nothing in it, because another program may need it.");
            case InFolder _ ->
                Optional.of("It lies in a folder of your own. Earshot uses it there and deletes nothing in it.");
            case BuiltIn() -> Optional.of("It is a part of Earshot.");
        };
    }
}
