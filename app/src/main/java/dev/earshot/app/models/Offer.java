package dev.earshot.app.models;

import dev.earshot.app.models.ModelState.Part;
import dev.earshot.app.shell.JsonFile;
import dev.earshot.engine.recognition.Recommendation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one offer of a neural model to somebody who has none: the best for this machine, and never again after "Not
/// now". FX thread only.
final class Offer {
    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);
    private static final String DECLINED = "declined";

    /// @param item in the list
    /// @param recommendation what it is, how large, how fast here
    record Card(ModelItem item, Recommendation recommendation) {}

    private final ModelsViewModel models;
    private final Surroundings with;
    private final JsonFile file;
    private final ReadOnlyObjectWrapper<Optional<Card>> card =
            new ReadOnlyObjectWrapper<>(this, "card", Optional.empty());
    private boolean measured;
    private boolean declined;

    /// @param file remembers that the user does not want it
    Offer(ModelsViewModel models, Surroundings with, Path file) {
        this.models = models;
        this.with = with;
        this.file = new JsonFile(file);
    }

    /// What is offered; empty while nothing is.
    ReadOnlyObjectProperty<Optional<Card>> card() {
        return card.getReadOnlyProperty();
    }

    /// To be called when the window is there. Looks whether there is anything to offer, and goes on looking.
    void begin() {
        with.threads().waiting().execute(() -> {
            if (!isDeclined()) {
                with.threads().fx().execute(this::watch);
            }
        });
    }

    private void watch() {
        models.contents().subscribe(_ -> update());
        models.recommendation().subscribe(_ -> update());
        models.refresh();
    }

    private void update() {
        var contents = models.contents().get();
        boolean none = contents.isPresent()
                && models.items().here(item -> hasNetwork(item)).isEmpty();
        if (none && !models.machine().known().get() && !measured) {
            // Without this the card could not say how fast the model will be here.
            measured = true;
            models.machine().start();
        } else if (none && !declined) {
            card.set(models.recommendation().get().flatMap(this::card));
        } else {
            card.set(Optional.empty());
        }
    }

    private Optional<Card> card(Recommendation first) {
        return models.items().all().stream()
                .filter(item -> item.id().equals(first.model().id()))
                .filter(item -> item.state().get().part() != Part.HERE)
                .findFirst()
                .map(item -> new Card(item, first));
    }

    private static boolean hasNetwork(ModelItem item) {
        return ModelItems.usable(item)
                .filter(model -> model.folder().isPresent())
                .isPresent();
    }

    void get() {
        card.get().ifPresent(now -> models.arrivals().get(now.item()));
    }

    /// Not now, and not again.
    void decline() {
        declined = true;
        card.set(Optional.empty());
        with.threads().waiting().execute(() -> {
            try {
                file.change(json -> json.put(DECLINED, true));
            } catch (IOException e) {
                LOG.warn("That no model is wanted cannot be remembered: {}", e.toString());
            }
        });
    }

    private boolean isDeclined() {
        try {
            return file.read().path(DECLINED).booleanValue(false);
        } catch (IOException e) {
            LOG.warn("Whether a model is wanted is not known: {}", e.toString());
            return false;
        }
    }
}
