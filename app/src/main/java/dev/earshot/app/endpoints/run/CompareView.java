package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.run.Comparison.Row;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.engine.trace.TraceDiff;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The run that is shown beside an earlier one: figures, and the words in which they differ.
final class CompareView extends BorderPane {
    private final RunViewModel model;
    private final ComboBox<RunRecord> other = new ComboBox<>();
    private final Label sentence = new Label();
    private final TableView<Row> figures = table("Figures of both runs");
    private final TableView<TraceDiff.Place> words = table("Words in which they differ");
    private boolean filling;

    CompareView(RunViewModel model) {
        this.model = model;
        getStyleClass().add("run-compare");
        setMinSize(0, 0);
        other.setConverter(new NameConverter<>(RunTitle::of));
        other.setPromptText("Choose a run");
        other.setAccessibleText("The run to compare with");
        other.setMaxWidth(420);
        other.valueProperty().subscribe(chosen -> {
            if (chosen != null && !filling) {
                model.compare(chosen);
            }
        });
        var label = new Label("Compare the run that is shown with");
        label.setLabelFor(other);
        var row = new FlowPane(Space.S, Space.S, label, other);
        row.setAlignment(Pos.CENTER_LEFT);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        var top = new VBox(Space.S, row, sentence);
        top.getStyleClass().add("run-compare-head");
        setTop(top);
        column(figures, "Figure (median)", Row::name, 180);
        column(figures, "This run", Row::first, 165);
        column(figures, "The other", Row::second, 165);
        column(figures, "Difference", Row::difference, 90);
        column(words, "At", place -> place.at().map(TimeText::fine).orElse(""), 80);
        column(words, "This run", place -> place.first().orElse("–"), 160);
        column(words, "The other", place -> place.second().orElse("–"), 160);
        var split = new SplitPane(figures, words);
        split.setDividerPositions(0.62);
        setCenter(split);
        model.history().addListener((ListChangeListener<RunRecord>) _ -> fill());
        model.shown().subscribe(_ -> fill());
        model.comparison().subscribe(this::show);
    }

    private static <T> TableView<T> table(String what) {
        var table = new TableView<T>();
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setAccessibleText(what);
        table.setPlaceholder(new Label(""));
        return table;
    }

    private static <T> void column(TableView<T> table, String name, Function<T, String> value, double width) {
        var column = new TableColumn<T, String>(name);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private void fill() {
        filling = true;
        var shown = model.shown().get().map(ShownRun::run);
        other.getItems()
                .setAll(model.history().stream()
                        .filter(run -> shown.filter(one -> one.trace().equals(run.trace()))
                                .isEmpty())
                        .toList());
        boolean possible = shown.isPresent() && !other.getItems().isEmpty();
        other.setDisable(!possible);
        filling = false;
        show(model.comparison().get());
    }

    private void show(Optional<Comparison> comparison) {
        figures.getItems().setAll(comparison.map(Comparison::rows).orElse(List.of()));
        words.getItems()
                .setAll(comparison
                        .map(both -> both.diff().places().stream()
                                .filter(place -> !place.same())
                                .toList())
                        .orElse(List.of()));
        sentence.setText(comparison.map(Comparison::words).orElseGet(this::next));
    }

    private String next() {
        if (model.shown().get().isEmpty()) {
            return "Test the endpoint twice, or choose a run from the list of runs; then two can be compared.";
        }
        return other.getItems().isEmpty() ? "There is no other run of this endpoint yet." : "";
    }
}
