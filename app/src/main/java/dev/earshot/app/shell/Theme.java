package dev.earshot.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/// Dresses the window in light or dark, and changes it live when the user or the system does. FX thread only.
///
/// Three layers: AtlantaFX's Primer (in its compiled form, which loads several times faster than its text), our
/// colours (`light.css` or `dark.css`), and our rules (`earshot.css`), which use the colours by name only.
public final class Theme implements AutoCloseable {
    private final Scene scene;
    private final ObservableValue<Appearance> choice;
    private final ObservableValue<ColorScheme> system;
    private final ChangeListener<Object> follow = (_, _, _) -> dress();

    /// @param scene is dressed at once, and again after each change until this is closed
    public Theme(Scene scene, ObservableValue<Appearance> choice) {
        this(scene, choice, Platform.getPreferences().colorSchemeProperty());
    }

    Theme(Scene scene, ObservableValue<Appearance> choice, ObservableValue<ColorScheme> system) {
        this.scene = scene;
        this.choice = choice;
        this.system = system;
        choice.addListener(follow);
        system.addListener(follow);
        dress();
    }

    private void dress() {
        var scheme = switch (choice.getValue()) {
            case SYSTEM -> system.getValue();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
        boolean dark = scheme == ColorScheme.DARK;
        var base = dark ? new PrimerDark() : new PrimerLight();
        // For all windows: tooltips and lists are windows too, and would otherwise begin in JavaFX's own look.
        Application.setUserAgentStylesheet(base.getUserAgentStylesheetBSS());
        scene.getStylesheets().setAll(List.of(sheet("earshot.css"), sheet(dark ? "dark.css" : "light.css")));
        // Seen for a moment when the window opens, before its content is drawn.
        scene.setFill(dark ? Color.web("#10151b") : Color.WHITE);
        // The frame around the window follows where the system can draw it dark.
        scene.getPreferences().setColorScheme(scheme);
    }

    private static String sheet(String name) {
        return String.valueOf(Theme.class.getResource(name));
    }

    @Override
    public void close() {
        choice.removeListener(follow);
        system.removeListener(follow);
    }
}
