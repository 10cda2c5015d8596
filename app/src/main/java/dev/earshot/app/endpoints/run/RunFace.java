package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The run: while it goes on, and when it is over; before there was one, what to do.
final class RunFace extends StackPane {
    private final RunViewModel model;
    private final ObservableValue<Face> face;
    private final GoingView going;
    private final ResultView result;
    private final VBox empty = empty();

    RunFace(RunViewModel model, ResultView result, ObservableValue<Face> face) {
        this.model = model;
        this.face = face;
        this.result = result;
        going = new GoingView(model);
        setMinSize(0, 0);
        getChildren().addAll(going, result, empty);
        face.subscribe(_ -> show());
        model.phase().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
        model.progress().subscribe(_ -> show());
    }

    private void show() {
        boolean here = face.getValue() == Face.RUN;
        boolean busy = model.phase().get().busy();
        boolean over = !busy && model.shown().get().isPresent();
        // Of a run that left no trace, what was heard until then stays.
        boolean remains = !over && !model.progress().get().equals(RunProgress.NONE);
        setVisible(here);
        going.setVisible(busy || remains);
        result.setVisible(over);
        empty.setVisible(!busy && !over && !remains);
    }

    private static VBox empty() {
        var icon = new FontIcon(Feather.ACTIVITY);
        icon.getStyleClass().add("large-icon");
        var title = new Label("Press Ctrl+R to test");
        title.getStyleClass().add(Styles.TITLE_3);
        var hint = new Label("Sound goes to the endpoint as if it were being spoken. What comes back is shown while it"
                + " comes, and then on one timeline. Under Setup you choose what is sent, how, and what goes wrong.");
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setMaxWidth(480);
        for (var label : new Label[] {title, hint}) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
            label.setAlignment(Pos.CENTER);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var all = new VBox(Space.M, icon, title, hint);
        all.setAlignment(Pos.CENTER);
        all.setMouseTransparent(true);
        return all;
    }
}
