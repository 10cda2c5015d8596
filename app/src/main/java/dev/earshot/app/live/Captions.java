package dev.earshot.app.live;

import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.LiveChoices.CaptionPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.kordamp.ikonli.feather.Feather;

/// The captions: a window of its own above all others, without a frame, dark whatever lies below it. FX thread only.
final class Captions {
    private static final double STEP = 1.125;
    private static final double NUDGE = 16;

    private final LiveViewModel model;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final CaptionsView text = new CaptionsView();
    private final ListChangeListener<Paragraph> grown = _ -> fill();
    private final InvalidationListener screensChanged = _ -> settle();
    private Optional<Stage> stage = Optional.empty();
    private double type;

    Captions(LiveViewModel model) {
        this.model = model;
    }

    ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    void toggle() {
        if (shown.get()) {
            hide();
        } else {
            show();
        }
    }

    void show() {
        if (!shown.get()) {
            var window = stage.orElseGet(this::build);
            stage = Optional.of(window);
            settle();
            model.conversation().hearing().script().paragraphs().addListener(grown);
            Screen.getScreens().addListener(screensChanged);
            fill();
            window.show();
            shown.set(true);
        }
    }

    void hide() {
        if (shown.get()) {
            remember();
            model.talkKey().release();
            model.conversation().hearing().script().paragraphs().removeListener(grown);
            Screen.getScreens().removeListener(screensChanged);
            stage.ifPresent(Stage::hide);
            shown.set(false);
        }
    }

    Optional<Stage> stage() {
        return stage;
    }

    private Stage build() {
        var window = new Stage(StageStyle.TRANSPARENT);
        window.setTitle("Captions \u2013 Earshot");
        window.setAlwaysOnTop(true);
        var frame = new StackPane(text, buttons());
        frame.getStyleClass().add("captions");
        var scene = new Scene(frame);
        scene.setFill(Color.TRANSPARENT);
        scene.getStylesheets().add(String.valueOf(Captions.class.getResource("captions.css")));
        new CaptionGrip(window, this::remember).on(frame);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
        window.setScene(scene);
        window.setOnCloseRequest(_ -> hide());
        window.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.talkKey().release();
            }
        });
        return window;
    }

    /// For the mouse; seen while it is over the window.
    private HBox buttons() {
        var row = new HBox(
                Space.XS,
                new IconButton(Feather.MINUS, "Smaller text (Ctrl \u2212)", () -> type(type / STEP)),
                new IconButton(Feather.PLUS, "Larger text (Ctrl +)", () -> type(type * STEP)),
                new IconButton(Feather.X, "Hide the captions (Esc)", this::hide));
        row.getChildren().forEach(button -> button.setFocusTraversable(false));
        row.getStyleClass().add("captions-buttons");
        row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(row, Pos.TOP_RIGHT);
        return row;
    }

    private void fill() {
        var paragraphs = model.conversation().hearing().script().paragraphs();
        if (paragraphs.isEmpty()) {
            text.hint("Captions appear here. Drag to move them, drag an edge for their size, Esc hides them.");
        } else {
            text.show(paragraphs);
        }
    }

    private void pressed(KeyEvent key) {
        if (key.isShortcutDown()) {
            switch (key.getCode()) {
                case PLUS, EQUALS, ADD -> type(type * STEP);
                case MINUS, SUBTRACT -> type(type / STEP);
                case T -> hide();
                case R -> {
                    if (key.isShiftDown()) {
                        model.pauseOrResume();
                    } else {
                        model.toggle();
                    }
                }
                default -> {}
            }
            return;
        }
        switch (key.getCode()) {
            case ESCAPE -> hide();
            case LEFT -> nudge(key, -NUDGE, 0);
            case RIGHT -> nudge(key, NUDGE, 0);
            case UP -> nudge(key, 0, -NUDGE);
            case DOWN -> nudge(key, 0, NUDGE);
            case SPACE, F8 -> {
                if (model.look().get().pushToTalk()) {
                    model.talkKey().press();
                }
            }
            default -> {}
        }
    }

    private void released(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.F8) {
            model.talkKey().release();
        }
    }

    /// The arrow keys move the window; with Shift they change its size.
    private void nudge(KeyEvent key, double right, double down) {
        stage.ifPresent(window -> {
            if (key.isShiftDown()) {
                window.setWidth(Math.max(CaptionPlaces.LEAST_WIDTH, window.getWidth() + right));
                window.setHeight(Math.max(CaptionPlaces.LEAST_HEIGHT, window.getHeight() + down));
            } else {
                window.setX(window.getX() + right);
                window.setY(window.getY() + down);
            }
            remember();
        });
    }

    private void type(double size) {
        type = Math.clamp(Math.rint(size), CaptionPlaces.SMALLEST_TYPE, CaptionPlaces.LARGEST_TYPE);
        text.type(type);
        remember();
    }

    /// Puts the window where it was on these screens, and where a person can get hold of it.
    private void settle() {
        var place = CaptionPlaces.on(screens(), model.look().get());
        stage.ifPresent(window -> {
            window.setX(place.x());
            window.setY(place.y());
            window.setWidth(place.width());
            window.setHeight(place.height());
        });
        type = place.type();
        text.type(type);
    }

    private void remember() {
        stage.filter(Stage::isShowing)
                .ifPresent(window -> model.captionsAt(
                        CaptionPlaces.arrangement(screens()),
                        new CaptionPlace(window.getX(), window.getY(), window.getWidth(), window.getHeight(), type)));
    }

    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .distinct()
                .map(Screen::getVisualBounds)
                .toList();
    }
}
