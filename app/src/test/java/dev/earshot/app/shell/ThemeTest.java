package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.WindowTest;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest extends WindowTest {
    private static final List<String> TEXTS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-color-danger-fg",
            "-color-warning-fg",
            "-color-success-fg");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-earshot-chrome", "-earshot-panel");

    private Region probe;

    @Override
    protected Parent content() {
        probe = new Region();
        return new VBox(probe, new Label("Text"), new Button("Button"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyTextIsReadableOnEveryGround(Appearance appearance) {
        dress(appearance);
        for (var text : TEXTS) {
            for (var ground : GROUNDS) {
                assertContrast(4.5, text, ground);
            }
        }
        assertContrast(4.5, "-color-fg-emphasis", "-color-accent-emphasis");
        assertContrast(4.5, "-color-fg-default", "-color-accent-subtle");
        assertContrast(4.5, "-color-accent-fg", "-color-accent-subtle");
        assertContrast(3.0, "-color-accent-fg", "-earshot-chrome-hover");
    }

    @Test
    void theWindowFollowsTheSystemWhileTheUserHasNotChosen() {
        var choice = new SimpleObjectProperty<>(Appearance.SYSTEM);
        var system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        fx(() -> {
            var scene = new Scene(new VBox());
            var theme = new Theme(scene, choice, system);
            assertTrue(Application.getUserAgentStylesheet().contains("light"));

            system.set(ColorScheme.DARK);
            assertTrue(Application.getUserAgentStylesheet().contains("dark"));

            choice.set(Appearance.LIGHT);
            assertTrue(Application.getUserAgentStylesheet().contains("light"));

            theme.close();
            choice.set(Appearance.DARK);
            assertTrue(Application.getUserAgentStylesheet().contains("light"), "a closed theme follows nobody");
        });
    }

    private void assertContrast(double atLeast, String text, String ground) {
        double contrast = contrast(colour(text), colour(ground));
        assertTrue(contrast >= atLeast, () -> "%s on %s: %.2f".formatted(text, ground, contrast));
    }

    private Color colour(String name) {
        return ask(() -> {
            probe.setStyle("-fx-background-color: " + name);
            probe.applyCss();
            var fill = (Color) probe.getBackground().getFills().getFirst().getFill();
            assertEquals(1, fill.getOpacity(), name + " must be opaque to be compared");
            return fill;
        });
    }

    /// As WCAG 2.2 defines it, from 1 to 21.
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
