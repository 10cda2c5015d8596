package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.HubSnapshot;
import dev.earshot.engine.store.ModelReference;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Any other model of the hub: asked about by name before it is fetched. FX thread only.
final class Lookup {
    /// What is known about the name that was typed.
    sealed interface Answer {
        /// Nobody asked.
        record Nothing() implements Answer {}

        record Asking(String name) implements Answer {}

        /// @param sentence what it is, how large, under which licence
        record Found(ModelReference reference, String sentence) implements Answer {}

        /// @param sentence why there is nothing to fetch
        record Refused(String sentence) implements Answer {}
    }

    private final Surroundings with;
    private final Consumer<ModelReference> get;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", new Answer.Nothing());

    /// @param get fetches it
    Lookup(Surroundings with, Consumer<ModelReference> get) {
        this.with = with;
        this.get = get;
    }

    ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Asks the hub about `organisation/name` or `organisation/name@revision`.
    void ask(String typed) {
        var name = typed.strip();
        var asking = new Answer.Asking(name);
        answer.set(asking);
        with.threads().waiting().execute(() -> {
            var found = answer(name);
            with.threads().fx().execute(() -> {
                // Only the newest question is answered.
                if (answer.get().equals(asking)) {
                    answer.set(found);
                }
            });
        });
    }

    private Answer answer(String name) {
        try {
            var reference = ModelReference.parse(name);
            var snapshot = with.shelf().ask(reference);
            return new Answer.Found(
                    new ModelReference(reference.repository(), Optional.of(snapshot.commit())), sentence(snapshot));
        } catch (SttException refused) {
            return new Answer.Refused(refused.sentence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Nothing();
        }
    }

    private static String sentence(HubSnapshot found) {
        var weights = found.files().stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).endsWith(".safetensors"))
                .toList();
        var size = weights.isEmpty()
                ? "no weights as safetensors, which Earshot needs"
                : Amounts.bytes(weights.stream().mapToLong(file -> file.bytes()).sum()) + " of weights";
        return "%s at %s: %s, %s."
                .formatted(
                        found.repository(),
                        found.commit().substring(0, Math.min(7, found.commit().length())),
                        size,
                        found.licence().map(name -> "licence " + name).orElse("no licence stated"));
    }

    /// Fetches what was found.
    void get() {
        switch (answer.get()) {
            case Answer.Found found -> {
                answer.set(new Answer.Nothing());
                get.accept(found.reference());
            }
            case Answer.Nothing _, Answer.Asking _, Answer.Refused _ -> {}
        }
    }
}
