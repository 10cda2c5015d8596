package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.faults.FaultPlan;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts a plan of faults together: a row for each, and the text of the whole, which change with each
/// other. A plan that makes no sense changes nothing but says what is wrong with it.
final class FaultEditor extends VBox {
    private final Consumer<FaultPlan> planned;
    private final VBox rows = new VBox(Space.S);
    private final TextField text = new TextField();
    private final TextField seed = new TextField();
    private final Label wrong = new Label();
    private FaultDraft draft = FaultDraft.of("");
    private boolean showing;

    /// @param planned hears of each plan that makes sense
    FaultEditor(Consumer<FaultPlan> planned) {
        super(Space.S);
        this.planned = planned;
        getStyleClass().add("fault-editor");
        text.setPromptText("jitter=50ms,drop@3s,seed=7");
        text.setAccessibleText("The plan as text");
        text.getStyleClass().add("monospace");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(80);
        text.textProperty().subscribe(written -> changed(FaultDraft.of(written), text));
        seed.setPrefColumnCount(5);
        seed.setPromptText("1");
        seed.setAccessibleText("Seed of chance");
        seed.textProperty().subscribe(written -> changed(draft.withSeed(written), seed));
        wrong.getStyleClass().addAll("wrong", Styles.DANGER);
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        var whole = new HBox(Space.S, new Label("As text"), text);
        whole.setAlignment(Pos.CENTER_LEFT);
        var foot = new FlowPane(Space.S, Space.S, adding(), new Label("Seed"), seed);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(rows, foot, whole, wrong);
    }

    /// Shows a plan.
    void show(FaultPlan plan) {
        if (!draft.wrong().isPresent() && draft.plan().equals(plan)) {
            return;
        }
        draft = FaultDraft.of(plan.text());
        refill(this);
        tell();
    }

    private MenuButton adding() {
        var add = new MenuButton("Add a fault", new FontIcon(Feather.PLUS));
        add.getItems()
                .setAll(Stream.of(FaultKind.values())
                        .map(kind -> {
                            var item = new MenuItem(kind.title());
                            item.setOnAction(_ -> changed(draft.with(kind), this));
                            return item;
                        })
                        .toList());
        return add;
    }

    /// @param by what the user changed it with, which is left as it is
    private void changed(FaultDraft now, Node by) {
        if (showing || now.equals(draft)) {
            return;
        }
        draft = now;
        refill(by);
        tell();
    }

    private void tell() {
        var problem = draft.wrong();
        wrong.setVisible(problem.isPresent());
        wrong.setText(problem.orElse(""));
        if (problem.isEmpty()) {
            planned.accept(draft.plan());
        }
    }

    private void refill(Node by) {
        showing = true;
        if (!text.equals(by)) {
            text.setText(draft.text());
        }
        if (!seed.equals(by)) {
            seed.setText(draft.seed());
        }
        if (!rows.getChildren().contains(by)) {
            rows.getChildren().clear();
            for (int i = 0; i < draft.parts().size(); i++) {
                rows.getChildren().add(row(i));
            }
        }
        showing = false;
    }

    private Node row(int index) {
        var part = draft.parts().get(index);
        var row = new FlowPane(Space.S, Space.XS);
        row.getStyleClass().add("fault-row");
        row.setAlignment(Pos.CENTER_LEFT);
        var remove = new IconButton(Feather.X, "Remove this fault", () -> changed(draft.without(index), this));
        FaultKind.of(part)
                .ifPresentOrElse(
                        kind -> fill(row, kind, part, index),
                        () -> row.getChildren().add(new Label(part + ": there is no such fault")));
        row.getChildren().add(remove);
        return row;
    }

    private void fill(FlowPane row, FaultKind kind, String part, int index) {
        var title = new Label(kind.title());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        var does = new Label(kind.does());
        does.getStyleClass().add(Styles.TEXT_MUTED);
        row.getChildren().addAll(title, does);
        var amount = field(FaultKind.amountOf(part), kind.title() + ": " + kind.does());
        var place = field(FaultKind.placeOf(part), kind.title() + ": after so much sound");
        if (kind.hasAmount()) {
            row.getChildren().add(amount);
        }
        if (kind.hasPlace()) {
            row.getChildren().addAll(muted("after"), place, muted("of sound"));
        }
        Runnable write = () -> changed(draft.with(index, kind.written(amount.getText(), place.getText())), row);
        amount.textProperty().subscribe(write);
        place.textProperty().subscribe(write);
    }

    private static TextField field(String value, String what) {
        var field = new TextField(value);
        field.setPrefColumnCount(5);
        field.setAccessibleText(what);
        return field;
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
