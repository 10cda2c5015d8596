package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The key of the endpoint that is shown: whether there is one and for whom, and where another is
/// entered. A key goes
/// from the field into the keyring and is not shown again.
final class KeyPanel extends VBox {
    private final EndpointsViewModel model;
    private final FontIcon icon = new FontIcon(Feather.KEY);
    private final Label sentence = Parts.text("", Styles.TEXT_SMALL);
    private final Label exposure = Parts.says(Styles.TEXT_SMALL, Styles.WARNING);
    private final Label said = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final Label where = Parts.says(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Button enter = Parts.button("Enter a key\u2026", this::open);
    private final Button forget = Parts.button("Forget", this::forget);
    private final Button again = Parts.button("Look again", this::look);
    private final SecretField field = new SecretField("The key, as the service shows it");
    private final Button keep = Parts.button("Keep", this::keep);
    private final HBox entering = new HBox(Space.S, field, keep, Parts.button("Cancel", this::close));
    private Optional<KeyOrigin> owner = Optional.empty();

    KeyPanel(EndpointsViewModel model) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("key-panel");
        for (var button : new Button[] {enter, forget, again}) {
            button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        }
        sentence.setMinWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var row = new HBox(Space.S, icon, sentence, enter, forget, again);
        row.setAlignment(Pos.CENTER_LEFT);
        enter.setTooltip(new Tooltip("Enter the key of this service (Ctrl+K)"));
        entering.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(420);
        keep.disableProperty().bind(field.blank());
        field.onEnter(keep::fire);
        entering.managedProperty().bind(entering.visibleProperty());
        entering.setVisible(false);
        entering.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ESCAPE) {
                press.consume();
                close();
            }
        });
        getChildren().addAll(row, exposure, entering, where, said);
        managedProperty().bind(visibleProperty());
        model.facts().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
    }

    private void show() {
        var state = model.current().map(EndpointFacts::key).orElseGet(KeyState.Nobody::new);
        if (!state.owner().equals(owner)) {
            owner = state.owner();
            close();
        }
        setVisible(owner.isPresent());
        icon.setIconCode(state instanceof KeyState.Kept ? Feather.KEY : Feather.UNLOCK);
        sentence.setText(sentence(state));
        exposure.setText(
                state instanceof KeyState.Kept || entering.isVisible()
                        ? state.exposure().orElse("")
                        : "");
        enter.setText(state instanceof KeyState.Kept ? "Replace\u2026" : "Enter a key\u2026");
        enter.setVisible(!entering.isVisible());
        forget.setVisible(state instanceof KeyState.Kept && !entering.isVisible());
        again.setVisible(state instanceof KeyState.Unknown(var _, var why) && why.isPresent() && !entering.isVisible());
        where.setText(entering.isVisible() ? where(state) : "");
    }

    private static String sentence(KeyState state) {
        return switch (state) {
            case KeyState.NotTaken(), KeyState.Nobody() -> "";
            case KeyState.Unknown(var origin, var why) ->
                why.orElse("Looking for the key for " + origin + "; the keyring may ask you to unlock it.");
            case KeyState.Missing(var origin) -> "No key is kept for " + origin + ".";
            case KeyState.Kept(var origin, var place) -> "The key for " + origin + " is kept in " + place + ".";
        };
    }

    private String where(KeyState state) {
        var place = model.keys().keys().get() instanceof Keys.Known(var _, var known) ? ", in " + known : "";
        return state.owner()
                .map(origin -> "It is kept for " + origin + " alone" + place + ". It is sent nowhere else, not shown"
                        + " again, and in no trace and no log.")
                .orElse("");
    }

    /// Lets a key be entered, where there is somebody whose key it would be.
    void open() {
        if (owner.isPresent()) {
            entering.setVisible(true);
            show();
            field.focus();
        }
    }

    private void close() {
        field.clear();
        entering.setVisible(false);
        said.setText("");
        show();
    }

    private void keep() {
        var text = field.take();
        said.setText("");
        owner.ifPresent(origin -> model.keys()
                .keep(
                        origin,
                        text,
                        place -> {
                            if (owner.filter(origin::equals).isPresent()) {
                                close();
                            }
                            model.with().notices().info("The key for " + origin + " is kept in " + place + ".");
                        },
                        said::setText));
    }

    private void forget() {
        owner.ifPresent(origin -> model.keys()
                .forget(
                        origin,
                        () -> model.with().notices().info("The key for " + origin + " was forgotten."),
                        said::setText));
    }

    private void look() {
        model.keys().look();
    }
}
