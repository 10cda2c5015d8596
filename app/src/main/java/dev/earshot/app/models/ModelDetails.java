package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.models.ModelItem.Finding;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.Verification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What unfolds below a model: where it comes from, its files, where it lies, and what is seldom done with it.
final class ModelDetails extends VBox {
    private static final int HASH = 12;

    private final ModelItem item;
    private final ModelsViewModel model;
    private final FlowPane buttons = new FlowPane(Space.S, Space.S);
    private final Label said = wrapped();

    ModelDetails(ModelItem item, ModelsViewModel model) {
        super(Space.M);
        this.item = item;
        this.model = model;
        getStyleClass().add("model-details");
        var facts = new VBox(Space.M);
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        getChildren().addAll(facts, said, buttons);
        item.facts().subscribe(now -> facts.getChildren().setAll(grid(now), files(now)));
        item.state().map(ModelState::part).subscribe(_ -> showButtons());
        item.work().map(Optional::isPresent).subscribe(_ -> showButtons());
        item.finding().subscribe(now -> show(now));
    }

    private GridPane grid(ModelFacts now) {
        var grid = new GridPane(Space.L, Space.XS);
        grid.getColumnConstraints().addAll(fixed(), growing());
        now.repository().ifPresent(name -> row(grid, "Repository", name));
        now.revision().ifPresent(commit -> row(grid, "Revision", commit));
        row(grid, "Licence", now.licence().orElse("Not stated where it comes from"));
        now.installed()
                .ifPresent(when -> row(
                        grid,
                        "Installed",
                        LocalDate.ofInstant(when, ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(Locale.ENGLISH))));
        if (item.state().get() instanceof ModelState.Here here) {
            var lying = here.lying();
            lying.place().ifPresent(folder -> row(grid, "Folder", folder.toString()));
            lying.kept().ifPresent(why -> row(grid, "Removing", why));
        }
        return grid;
    }

    private static void row(GridPane grid, String name, String value) {
        var label = new Label(name);
        label.getStyleClass().addAll("text-small", "text-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var text = wrapped();
        text.setText(value);
        text.getStyleClass().add("text-small");
        grid.addRow(grid.getRowCount(), label, text);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
    }

    private static Node files(ModelFacts now) {
        var grid = new GridPane(Space.L, Space.XS);
        grid.getStyleClass().addAll("model-files", "text-small");
        grid.getColumnConstraints().addAll(growing(), fixed(), fixed());
        for (var file : now.files()) {
            var path = new Label(file.path());
            path.setMinWidth(0);
            var size = new Label(Amounts.bytes(file.bytes()));
            size.getStyleClass().add("text-muted");
            size.setMinWidth(Region.USE_PREF_SIZE);
            var hash = new Label(file.hash()
                    .map(digits -> digits.substring(0, Math.min(HASH, digits.length())))
                    .orElse("asked of the hub"));
            hash.getStyleClass().addAll("text-muted", "monospace");
            hash.setMinWidth(Region.USE_PREF_SIZE);
            file.hash().ifPresent(digits -> hash.setTooltip(new Tooltip("SHA-256 " + digits)));
            grid.addRow(grid.getRowCount(), path, size, hash);
        }
        grid.setVisible(!now.files().isEmpty());
        grid.setManaged(grid.isVisible());
        return grid;
    }

    private void showButtons() {
        buttons.getChildren().clear();
        if (item.state().get() instanceof ModelState.Here(var lying, var usable)) {
            boolean free = item.work().get().isEmpty();
            item.finding().get().ifPresent(this::addRepair);
            lying.place().ifPresent(folder -> add("Open the folder", true, () -> model.openFolder(folder)));
            usable.ifPresent(one -> add("Measure", free, () -> model.upkeep().measure(item, one)));
            if (lying instanceof Lying.InStore(var stored)) {
                add(
                        "Verify",
                        free && stored.manifest().isPresent(),
                        () -> model.upkeep().verify(item, stored));
                add("Remove\u2026", free, () -> confirmRemoval(stored));
            }
        }
        buttons.setVisible(!buttons.getChildren().isEmpty());
        buttons.setManaged(buttons.isVisible());
    }

    private Button add(String text, boolean enabled, Runnable action) {
        var button = new Button(text);
        button.setAccessibleText(text + " " + item.name());
        button.setDisable(!enabled);
        button.setOnAction(_ -> action.run());
        buttons.getChildren().add(button);
        return button;
    }

    private void show(Optional<Finding> found) {
        said.getStyleClass().removeAll("success", "danger");
        said.setText("");
        found.ifPresent(finding -> {
            switch (finding) {
                case Finding.Whole() -> {
                    said.getStyleClass().add("success");
                    said.setText("Verified: all files are as they were installed.");
                }
                case Finding.Damaged(Verification verification) -> {
                    said.getStyleClass().add("danger");
                    said.setText(wrong(verification));
                }
            }
        });
        showButtons();
    }

    private static String wrong(Verification verification) {
        return verification.wrong().stream()
                .map(file -> "The file " + file.path() + " " + file.why() + ".")
                .collect(Collectors.joining("\n"));
    }

    private void addRepair(Finding finding) {
        switch (finding) {
            case Finding.Whole() -> {}
            case Finding.Damaged(Verification verification) ->
                add("Repair", true, () -> model.arrivals().repair(item, verification))
                        .getStyleClass()
                        .add(Styles.ACCENT);
        }
    }

    /// Asks in the place of the buttons: nothing covers what is asked about.
    private void confirmRemoval(StoredModel stored) {
        var question = new Label("Remove " + item.name() + "? That frees " + Amounts.bytes(stored.bytes()) + ".");
        question.setWrapText(true);
        buttons.getChildren().setAll(question);
        var remove = add("Remove", true, () -> model.upkeep().remove(item, stored));
        remove.getStyleClass().add(Styles.DANGER);
        var keep = add("Keep it", true, this::showButtons);
        buttons.setAlignment(Pos.CENTER_LEFT);
        keep.requestFocus();
    }

    private static Label wrapped() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static ColumnConstraints fixed() {
        return new ColumnConstraints();
    }

    private static ColumnConstraints growing() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        return column;
    }
}
