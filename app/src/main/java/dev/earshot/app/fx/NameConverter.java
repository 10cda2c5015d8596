package dev.earshot.app.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows a value by its name, in a box into which nobody types.
public final class NameConverter<T> extends StringConverter<T> {
    private final Function<T, String> name;

    public NameConverter(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("not editable");
    }
}
