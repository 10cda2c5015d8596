package dev.earshot.app.live;

import dev.earshot.app.shell.Settings;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which device is heard next; kept in the settings. FX thread only.
final class Sources {
    private final Surroundings<?> with;
    private final ObservableList<Microphone> all = FXCollections.observableArrayList();
    private final ObservableList<Microphone> view = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<Optional<Microphone>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());

    Sources(Surroundings<?> with) {
        this.with = with;
        with.settings().settings().subscribe((_, _) -> choose());
    }

    /// The devices there are, as far as is known.
    ObservableList<Microphone> all() {
        return view;
    }

    /// What will be heard: what the user chose, or the default microphone where that is not here now.
    /// What the computer plays is never heard unasked.
    ReadOnlyObjectProperty<Optional<Microphone>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What an engine is asked for.
    Optional<String> id() {
        return chosen.get().map(Microphone::id).or(this::wanted);
    }

    /// Looks again, without making anybody wait.
    void refresh() {
        with.threads().waiting().execute(() -> {
            try {
                var found = with.engine().microphones();
                with.threads().fx().execute(() -> found(found));
            } catch (SttException none) {
                with.threads().fx().execute(() -> found(List.of()));
            }
        });
    }

    void choose(Microphone one) {
        with.settings().change(old -> old.withLive(old.live().withSource(Optional.of(one.id()))));
    }

    private void found(List<Microphone> found) {
        if (!all.equals(found)) {
            all.setAll(found);
        }
        choose();
    }

    private void choose() {
        chosen.set(all.stream()
                .filter(one -> wanted().filter(one.id()::equals).isPresent())
                .findFirst()
                .or(() -> Microphone.Kind.MICROPHONE.firstOf(all)));
    }

    private Optional<String> wanted() {
        Settings settings = with.settings().settings().get();
        return settings.live().source().or(settings::microphone);
    }
}
