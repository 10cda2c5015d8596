package dev.earshot.app.endpoints.load;

import atlantafx.base.theme.Styles;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The figures of each step.
final class LoadTable extends TableView<LoadStep> {
    LoadTable(LoadViewModel model) {
        getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "load-table");
        setAccessibleText("Figures of each step");
        setPlaceholder(new Label("Figures come when the streams have ended."));
        column("Streams", 82, step -> String.valueOf(step.streams()));
        column("Sessions", 90, step -> String.valueOf(step.sessions()));
        column("Failed", 74, step -> String.valueOf(step.failed()));
        column("Unheard", 90, step -> String.valueOf(step.unheard()));
        column("First text, p50 / p95 / p99", 230, step -> percentiles(step.first()));
        column("Final, p50 / p95 / p99", 200, step -> percentiles(step.finals()));
        column(
                "Late frames",
                116,
                step -> step.lateness().laterThanAFrame() + " of "
                        + step.lateness().frames());
        column("Latest frame", 120, step -> step.lateness().most().toMillis() + " ms");
        column("Texts", 60, step -> String.valueOf(step.texts().size()));
        column("Took", 70, step -> LoadWords.seconds(step.took()));
        model.data().subscribe(data -> {
            if (!getItems().equals(data.steps())) {
                getItems().setAll(data.steps());
            }
        });
    }

    private void column(String name, double width, Function<LoadStep, String> value) {
        var column = new TableColumn<LoadStep, String>(name);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
    }

    private static String percentiles(Latencies late) {
        return late.count() == 0
                ? "none"
                : Stream.of(50, 95, 99)
                        .flatMap(percent -> late.percentile(percent).stream())
                        .map(LoadWords::seconds)
                        .collect(Collectors.joining(" / "));
    }
}
