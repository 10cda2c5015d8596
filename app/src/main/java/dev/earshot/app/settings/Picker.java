package dev.earshot.app.settings;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.StringConverter;
import org.controlsfx.control.PrefixSelectionComboBox;

/// A list to choose one line from; typing the beginning of a line goes to it. Shows what the view model says, and
/// reports only what a person chose.
final class Picker extends PrefixSelectionComboBox<Choice> {
    private boolean showing;

    Picker(String name, ObservableValue<Choices> choices, Consumer<Choice> choose) {
        setAccessibleText(name);
        setPrefWidth(320);
        // In a small window the words beside it make room first.
        setMinWidth(280);
        setVisibleRowCount(12);
        setConverter(new Names());
        choices.subscribe(now -> show(now));
        valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                choose.accept(chosen);
            }
        });
    }

    private void show(Choices choices) {
        showing = true;
        if (!getItems().equals(choices.all())) {
            getItems().setAll(choices.all());
        }
        setValue(choices.chosen());
        showing = false;
    }

    private static final class Names extends StringConverter<Choice> {
        @Override
        public String toString(Choice choice) {
            return choice == null ? "" : choice.name();
        }

        @Override
        public Choice fromString(String name) {
            throw new UnsupportedOperationException("nothing is typed in here");
        }
    }
}
