package dev.earshot.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;

/// Runs the shortcut that a key press means, when nothing inside the window had a use for the key.
///
/// Where text is being typed, a shortcut needs a modifier or a key that neither types nor edits: a space is a space
/// there.
final class Keyboard {
    private final Supplier<List<Shortcut>> active;

    /// @param active what is in force now; the first match wins
    Keyboard(Supplier<List<Shortcut>> active) {
        this.active = active;
    }

    void handle(KeyEvent press) {
        if (types(press) && isTextInput(press.getTarget())) {
            return;
        }
        active.get().stream()
                .filter(shortcut -> shortcut.keys().match(press))
                .findFirst()
                .ifPresent(shortcut -> {
                    press.consume();
                    shortcut.action().run();
                });
    }

    static boolean isTextInput(EventTarget target) {
        return (target instanceof TextInputControl field && field.isEditable())
                || (target instanceof GenericStyledArea<?, ?, ?> area && area.isEditable())
                || (target instanceof ComboBoxBase<?> box && box.isEditable());
    }

    private static boolean types(KeyEvent press) {
        if (press.isShortcutDown() || press.isControlDown() || press.isAltDown()) {
            return false;
        }
        KeyCode key = press.getCode();
        return key.isLetterKey()
                || key.isDigitKey()
                || key.isKeypadKey()
                || key.isWhitespaceKey()
                || key.isNavigationKey()
                || key == KeyCode.BACK_SPACE
                || key == KeyCode.DELETE
                || press.getText().codePoints().anyMatch(c -> !Character.isISOControl(c));
    }

    /// The keys of a combination one by one, as people call them: `Ctrl`, `1`.
    static List<String> caps(KeyCombination keys) {
        var text = keys.getDisplayText().replace("Escape", "Esc");
        // A plus sign separates keys; at the end it is the key itself.
        int separator = text.lastIndexOf('+', text.length() - 2);
        if (separator < 0) {
            return List.of(text);
        }
        var caps = new ArrayList<>(List.of(text.substring(0, separator).split("\\+")));
        caps.add(text.substring(separator + 1));
        return caps;
    }
}
