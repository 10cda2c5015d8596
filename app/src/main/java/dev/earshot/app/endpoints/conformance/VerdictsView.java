package dev.earshot.app.endpoints.conformance;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Invitation;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.conformance.Rule;
import java.util.EnumMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The rules in their groups, each with its verdict as soon as there is one.
final class VerdictsView extends StackPane {
    private final ConformanceViewModel model;
    private final VBox groups = new VBox(Space.L);
    private final ScrollPane scroll = new ScrollPane(groups);
    private final Invitation empty = new Invitation(
            Feather.CHECK_SQUARE,
            "Press Ctrl+R to judge the endpoint",
            "Some twenty sessions are opened, one after the other, and what the endpoint says in them is judged by the"
                    + " rules that LiveKit's agents and other clients rely on. A recording of a few seconds is best;"
                    + " choose it under Setup.");
    private final Map<Rule, RuleRow> rows = new EnumMap<>(Rule.class);

    VerdictsView(ConformanceViewModel model) {
        this.model = model;
        setMinSize(0, 0);
        groups.getStyleClass().add("face-content");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("face-scroll");
        getChildren().addAll(scroll, empty);
        model.states().addListener((ListChangeListener<RuleState>) _ -> show());
        model.onlyFailed().subscribe(_ -> show());
        show();
    }

    private void show() {
        empty.setVisible(model.states().isEmpty());
        scroll.setVisible(!model.states().isEmpty());
        if (model.states().isEmpty()) {
            rows.clear();
            groups.getChildren().clear();
            return;
        }
        if (rows.isEmpty()) {
            model.states().forEach(state -> rows.put(state.rule(), new RuleRow(state)));
            lay();
        }
        model.states().forEach(state -> {
            var row = rows.get(state.rule());
            if (row != null && !row.state().equals(state)) {
                row.show(state);
            }
        });
        filter();
    }

    private void lay() {
        for (var group : RuleGroup.values()) {
            var title = new Label(group.title());
            title.getStyleClass().add(Styles.TITLE_4);
            var box = new VBox(Space.XS, title);
            group.rules().forEach(rule -> box.getChildren().add(rows.get(rule)));
            box.managedProperty().bind(box.visibleProperty());
            groups.getChildren().add(box);
        }
    }

    private void filter() {
        rows.values().forEach(row -> {
            row.setVisible(!model.onlyFailed().get() || row.state().failed());
            row.setManaged(row.isVisible());
        });
        groups.getChildren()
                .forEach(box -> box.setVisible(((VBox) box)
                        .getChildren().stream().anyMatch(node -> node instanceof RuleRow && node.isVisible())));
    }
}
