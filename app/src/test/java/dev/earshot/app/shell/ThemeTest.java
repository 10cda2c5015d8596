package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import dev.earshot.app.fx.WindowTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.concurrent.Task;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.controlsfx.control.CheckListView;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.controlsfx.control.PropertySheet;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.Rating;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.TaskProgressView;
import org.fxmisc.richtext.StyleClassedTextArea;
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

    /// AtlantaFX and ControlsFX and RichTextFX know nothing of each other.
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void controlsOfOthersFindTheirColours(Appearance appearance) {
        var warnings = Collections.synchronizedList(new ArrayList<String>());
        var listener = new Warnings(warnings);
        var log = Logger.getLogger("javafx.css");
        log.addHandler(listener);
        try {
            dress(appearance);
            fx(() -> scene().setRoot(controlsOfOthers()));
            screenshot("controls-" + appearance.name().toLowerCase(Locale.ROOT));
        } finally {
            log.removeHandler(listener);
        }
        assertEquals(List.of(), warnings);
    }

    private static Parent controlsOfOthers() {
        var text = new StyleClassedTextArea();
        text.replaceText("Typed into RichTextFX, a few words of which are selected.");
        text.selectRange(11, 21);
        text.setPrefHeight(60);
        var accent = new Button("Accent");
        accent.getStyleClass().add("accent");
        var barButton = new Button("Accent in a tool bar");
        barButton.getStyleClass().add("accent");
        var tasks = new TaskProgressView<Task<Void>>();
        tasks.setPrefHeight(60);
        var list = new CheckListView<>(FXCollections.observableArrayList("One", "Two"));
        list.setPrefHeight(80);
        var box = new VBox(
                12,
                new ToolBar(new Button("Plain in a tool bar"), barButton),
                new HBox(12, accent, new Button("Plain"), new CheckBox("Check"), new ToggleSwitch("Switch")),
                new HBox(12, new PrefixSelectionComboBox<>(), new SearchableComboBox<>(), new RangeSlider(0, 9, 2, 6)),
                new HBox(
                        12, new SegmentedButton(new ToggleButton("Left"), new ToggleButton("Right")), new Rating(5, 3)),
                text,
                tasks,
                list,
                new PropertySheet());
        box.setPadding(new Insets(24));
        return box;
    }

    /// Keeps what the style sheets complain of.
    private static final class Warnings extends Handler {
        private final List<String> heard;

        Warnings(List<String> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord line) {
            heard.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
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
