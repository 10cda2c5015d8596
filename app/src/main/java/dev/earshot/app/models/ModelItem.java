package dev.earshot.app.models;

import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.Verification;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A model in the page's list. FX thread only; the view only reads.
final class ModelItem {
    /// Something that is done with an installed model and takes a while.
    ///
    /// @param doing in a few words
    /// @param fraction from 0 to 1; negative while it is not known
    record Work(String doing, double fraction, Runnable cancel) {}

    /// What an earlier check found.
    sealed interface Finding {
        /// All files are as they were installed.
        record Whole() implements Finding {}

        /// Some are not.
        record Damaged(Verification verification) implements Finding {}
    }

    private final String id;
    private final ObjectProperty<ModelFacts> facts;
    private final ObjectProperty<ModelState> state;
    private final ObjectProperty<Optional<Speed>> speed = new SimpleObjectProperty<>(this, "speed", Optional.empty());
    private final ObjectProperty<Optional<String>> problem =
            new SimpleObjectProperty<>(this, "problem", Optional.empty());
    private final ObjectProperty<Optional<Work>> work = new SimpleObjectProperty<>(this, "work", Optional.empty());
    private final ObjectProperty<Optional<Finding>> finding =
            new SimpleObjectProperty<>(this, "finding", Optional.empty());
    private final BooleanProperty inUse = new SimpleBooleanProperty(this, "inUse");
    private final BooleanProperty recommended = new SimpleBooleanProperty(this, "recommended");

    ModelItem(ModelFacts facts, ModelState state) {
        this.id = facts.id();
        this.facts = new SimpleObjectProperty<>(this, "facts", facts);
        this.state = new SimpleObjectProperty<>(this, "state", state);
    }

    String id() {
        return id;
    }

    String name() {
        return facts.get().name();
    }

    ObjectProperty<ModelFacts> facts() {
        return facts;
    }

    ObjectProperty<ModelState> state() {
        return state;
    }

    /// How fast it is on this machine; empty while that is not known.
    ObjectProperty<Optional<Speed>> speed() {
        return speed;
    }

    /// What went wrong last, in a sentence that says what to do.
    ObjectProperty<Optional<String>> problem() {
        return problem;
    }

    ObjectProperty<Optional<Work>> work() {
        return work;
    }

    ObjectProperty<Optional<Finding>> finding() {
        return finding;
    }

    /// Whether it hears what is transcribed next.
    BooleanProperty inUse() {
        return inUse;
    }

    /// Whether it is the one to begin with on this machine.
    BooleanProperty recommended() {
        return recommended;
    }
}
