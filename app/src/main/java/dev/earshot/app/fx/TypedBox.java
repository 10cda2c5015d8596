package dev.earshot.app.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Usual values to choose from, and room to type another one. What makes no sense goes back to what
/// was there.
public final class TypedBox<T> extends ComboBox<T> {
    /// @param read a value of what was typed; empty for none
    public TypedBox(String what, List<T> usual, Function<T, String> words, Function<String, Optional<T>> read) {
        getItems().setAll(usual);
        setEditable(true);
        setAccessibleText(what);
        getEditor().setAccessibleText(what);
        getEditor().setPrefColumnCount(8);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return getItems().stream()
                        .filter(known -> words.apply(known).equals(typed.strip()))
                        .findFirst()
                        .or(() -> read.apply(typed.strip()))
                        .orElseGet(() -> back());
            }

            private T back() {
                getEditor().setText(toString(getValue()));
                return getValue();
            }
        });
        getEditor().focusedProperty().subscribe(here -> {
            if (!here) {
                commitValue();
            }
        });
    }
}
