package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.models.ModelState.Part;
import dev.earshot.engine.store.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The models, part by part: under way, on this machine, available.
final class ModelList extends VBox {
    private final ModelsViewModel model;
    private final Map<ModelItem, ModelRow> rows = new HashMap<>();

    ModelList(ModelsViewModel model, Node other) {
        super(Space.XL);
        this.model = model;
        getChildren()
                .addAll(
                        section("Under way", Part.UNDER_WAY),
                        section("On this machine", Part.HERE),
                        section("Available", Part.OFFERED, guide(), estimates()),
                        nothing(),
                        new VBox(Space.S, heading("Another model"), other));
    }

    private VBox section(String name, Part part, Node... above) {
        var card = new VBox();
        card.getStyleClass().add("settings-card");
        var section = new VBox(Space.S, heading(name));
        section.getChildren().addAll(above);
        section.getChildren().add(card);
        var shown = model.items().in(part);
        shown.addListener((ListChangeListener<ModelItem>) _ -> fill(section, card, part));
        model.items().filter().subscribe(_ -> fill(section, card, part));
        return section;
    }

    private void fill(VBox section, VBox card, Part part) {
        var nodes = new ArrayList<Node>();
        for (var item : model.items().in(part)) {
            if (!nodes.isEmpty()) {
                nodes.add(new Separator());
            }
            nodes.add(rows.computeIfAbsent(item, one -> new ModelRow(one, model)));
        }
        card.getChildren().setAll(nodes);
        card.setVisible(!nodes.isEmpty());
        card.setManaged(card.isVisible());
        // The chips stay: they are how to get out of an empty list.
        boolean filtered = part == Part.OFFERED && !model.items().filter().get().isAll();
        section.setVisible(!nodes.isEmpty() || filtered);
        section.setManaged(section.isVisible());
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.TITLE_4);
        return label;
    }

    /// What models are chosen for, as chips, and what the chosen one means.
    private VBox guide() {
        var chips = new FlowPane(Space.S, Space.S);
        var meaning = new Label();
        meaning.getStyleClass().addAll("text-small", "text-muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        for (var strength : Strength.values()) {
            var chip = new ToggleButton(ModelFilter.name(strength));
            chip.getStyleClass().addAll(Styles.SMALL, "chip");
            chip.setOnAction(_ -> model.items()
                    .show(model.items()
                            .filter()
                            .get()
                            .forStrength(chip.isSelected() ? Optional.of(strength) : Optional.empty())));
            model.items()
                    .filter()
                    .subscribe(now -> chip.setSelected(now.strength().equals(Optional.of(strength))));
            chips.getChildren().add(chip);
        }
        model.items()
                .filter()
                .subscribe(now -> meaning.setText(now.strength()
                        .map(ModelFilter::guide)
                        .orElse("What is it for? Choose one to see what suits.")));
        return new VBox(Space.S, chips, meaning);
    }

    /// Without a measuring there are no estimates: it is offered where they would stand.
    private Node estimates() {
        var line = new MachineLine(model.machine());
        line.visibleProperty().bind(model.machine().known().map(known -> !known));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private VBox nothing() {
        var text = new Label();
        text.getStyleClass().add("text-muted");
        var all = new Hyperlink("Show all models");
        all.setOnAction(_ -> model.items().show(ModelFilter.ALL));
        var box = new VBox(Space.XS, text, all);
        Runnable update = () -> {
            boolean looked = model.contents().get().isPresent();
            boolean empty = List.of(Part.values()).stream()
                    .allMatch(part -> model.items().in(part).isEmpty());
            text.setText(looked ? "No model fits what you are looking for." : "Looking at what is here \u2026");
            all.setVisible(looked);
            box.setVisible(empty || !looked);
            box.setManaged(box.isVisible());
        };
        for (var part : Part.values()) {
            model.items().in(part).addListener((ListChangeListener<ModelItem>) _ -> update.run());
        }
        model.items().filter().subscribe(_ -> update.run());
        model.contents().subscribe(_ -> update.run());
        return box;
    }
}
