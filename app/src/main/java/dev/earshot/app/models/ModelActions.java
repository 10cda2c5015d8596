package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Focus;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.store.Download.Parts;
import dev.earshot.engine.store.DownloadProgress.Phase;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of a model's row: the one next step, and what stops it.
final class ModelActions extends HBox {
    /// Which buttons there are; they stay the same nodes, and keep the keyboard, while this does.
    private enum Set {
        GET,
        TRY_AGAIN,
        GO_ON,
        PAUSE,
        RESUME,
        STOP,
        USE,
        NONE
    }

    private final ModelItem item;
    private final ModelsViewModel model;
    private Set shown = Set.NONE;

    ModelActions(ModelItem item, ModelsViewModel model) {
        super(Space.S);
        this.item = item;
        this.model = model;
        setAlignment(Pos.CENTER_RIGHT);
        item.state().subscribe(_ -> show());
        item.problem().subscribe(_ -> show());
        item.inUse().subscribe(_ -> show());
        item.recommended().subscribe(_ -> show());
    }

    private void show() {
        var wanted = wanted();
        if (wanted == shown) {
            return;
        }
        shown = wanted;
        boolean hadKeyboard = isFocusWithin();
        getChildren().setAll(buttons(wanted));
        if (hadKeyboard) {
            Focus.into(this);
        }
    }

    private Set wanted() {
        boolean failed = item.problem().get().isPresent();
        return switch (item.state().get()) {
            case ModelState.Offered _ -> failed ? Set.TRY_AGAIN : Set.GET;
            case ModelState.Begun(var begun) -> begun.running() ? Set.NONE : Set.GO_ON;
            case ModelState.Fetching(var progress) -> steering(progress.phase());
            case ModelState.Here here ->
                here.usable().isPresent() && !item.inUse().get() ? Set.USE : Set.NONE;
        };
    }

    private static Set steering(Phase phase) {
        return switch (phase) {
            case FETCHING, RETRYING -> Set.PAUSE;
            case PAUSED -> Set.RESUME;
            case LOOKING, FOLLOWING, CHECKING -> Set.STOP;
            case INSTALLING, DONE, FAILED, CANCELLED -> Set.NONE;
        };
    }

    private List<Node> buttons(Set wanted) {
        return switch (wanted) {
            case GET -> List.of(button("Get", () -> model.arrivals().get(item)));
            case TRY_AGAIN -> List.of(button("Try again", () -> model.arrivals().get(item)));
            case GO_ON -> List.of(button("Go on", () -> model.arrivals().get(item)), discard());
            case PAUSE ->
                List.of(
                        new IconButton(
                                Feather.PAUSE, "Pause", () -> model.arrivals().pause(item)),
                        stop());
            case RESUME ->
                List.of(
                        new IconButton(
                                Feather.PLAY, "Resume", () -> model.arrivals().resume(item)),
                        stop());
            case STOP -> List.of(stop());
            case USE -> List.of(button("Use", () -> model.use(item)));
            case NONE -> List.of();
        };
    }

    private Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setAccessibleText(text + " " + item.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        if (item.recommended().get() && shown == Set.GET) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        return button;
    }

    private Button discard() {
        return new IconButton(Feather.TRASH_2, "Delete what has arrived", () -> {
            if (item.state().get() instanceof ModelState.Begun(var begun)) {
                model.arrivals().discard(item, begun);
            }
        });
    }

    private MenuButton stop() {
        var keep = new MenuItem("Stop, and keep what has arrived");
        keep.setOnAction(_ -> model.arrivals().cancel(item, Parts.KEPT));
        var delete = new MenuItem("Stop, and delete what has arrived");
        delete.setOnAction(_ -> model.arrivals().cancel(item, Parts.DELETED));
        var stop = new MenuButton("", new FontIcon(Feather.X), keep, delete);
        stop.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button", "no-arrow");
        stop.setTooltip(new Tooltip("Stop"));
        stop.setAccessibleText("Stop getting " + item.name());
        return stop;
    }
}
