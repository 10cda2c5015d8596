package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.recognition.LiveFit;
import dev.earshot.engine.recognition.Speed;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A model in the list: what it is, how it stands with it, and what can be done; more unfolds below.
final class ModelRow extends VBox {
    private final ModelItem item;
    private final ModelsViewModel model;
    private final Label summary = words("");
    private final Label facts = small();
    private final Label speed = small();
    private final Label fit = small();
    private final Label problem = words("danger");
    private final Label progressText = small();
    private final ProgressBar bar = new ProgressBar();
    private final HBox workLine = new HBox(Space.S);
    private final Label doing = small();
    private final ProgressBar workBar = new ProgressBar();
    private final ToggleButton unfold = new ToggleButton("", new FontIcon(Feather.CHEVRON_DOWN));

    ModelRow(ModelItem item, ModelsViewModel model) {
        super(Space.S);
        this.item = item;
        this.model = model;
        getStyleClass().add("model-row");
        fit.setMinWidth(Region.USE_PREF_SIZE);
        var speeds = new HBox(Space.S, speed, fit);
        hideWhenEmpty(summary, facts, speed, fit, problem);
        speeds.managedProperty().bind(speed.managedProperty());
        var text = new VBox(Space.XS, heading(), summary, facts, speeds, problem);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        unfold.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button", "unfold");
        unfold.setTooltip(new Tooltip("More about it"));
        var buttons = new HBox(Space.S, new ModelActions(item, model), unfold);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMaxHeight(Region.USE_PREF_SIZE);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new HBox(Space.L, text, buttons), progressLine(), workLine());
        unfold.selectedProperty().subscribe(open -> unfold(open));

        item.facts().subscribe(now -> show(now));
        item.state().subscribe(now -> show(now));
        item.speed().subscribe(now -> show(now));
        item.problem().subscribe(now -> problem.setText(now.orElse("")));
        item.work().subscribe(now -> showWork(now));
    }

    private HBox heading() {
        var name = new Label();
        name.getStyleClass().add("model-name");
        name.setMinWidth(0);
        item.facts().subscribe(now -> name.setText(now.name()));
        var heading = new HBox(
                Space.S,
                name,
                badge("In use", "success", item.inUse()),
                badge("For this machine", "accent", item.recommended()));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private static Label badge(String text, String colour, javafx.beans.value.ObservableValue<Boolean> shown) {
        var badge = new Label(text);
        badge.getStyleClass().addAll("badge", colour);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.visibleProperty().bind(shown);
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }

    private VBox progressLine() {
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress of " + item.name());
        var line = new VBox(Space.XS, bar, progressText);
        line.visibleProperty().bind(item.state().map(now -> now.part() == ModelState.Part.UNDER_WAY));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private HBox workLine() {
        workBar.setAccessibleText("Progress");
        workBar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(workBar, Priority.ALWAYS);
        doing.setMinWidth(Region.USE_PREF_SIZE);
        var stop = new IconButton(
                Feather.X,
                "Stop",
                () -> item.work().get().ifPresent(work -> work.cancel().run()));
        workLine.getChildren().addAll(doing, workBar, stop);
        workLine.setAlignment(Pos.CENTER_LEFT);
        workLine.managedProperty().bind(workLine.visibleProperty());
        return workLine;
    }

    private void show(ModelFacts now) {
        summary.setText(now.summary());
        facts.setText(Stream.of(
                        size(now),
                        now.memory() == 0
                                ? Optional.<String>empty()
                                : Optional.of(Amounts.bytes(now.memory()) + " of memory"),
                        Optional.of(now.languages()).filter(words -> !words.isBlank()),
                        now.licence())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · ")));
        unfold.setAccessibleText("More about " + now.name());
    }

    private static Optional<String> size(ModelFacts now) {
        return now.bytes() == 0
                ? Optional.empty()
                : Optional.of((now.about() ? "about " : "") + Amounts.bytes(now.bytes()));
    }

    private void show(ModelState now) {
        switch (now) {
            case ModelState.Begun(var begun) -> {
                bar.setProgress(begun.total() == 0 ? 0 : (double) begun.done() / begun.total());
                progressText.setText((begun.running() ? "Another Earshot fetches it: " : "Stopped at ")
                        + Amounts.share(begun.done(), begun.total()));
            }
            case ModelState.Fetching(var progress) -> {
                bar.setProgress(progress.total() == 0 ? -1 : progress.fraction());
                progressText.setText(Amounts.words(progress));
            }
            case ModelState.Offered _, ModelState.Here _ -> {}
        }
    }

    private void show(Optional<Speed> now) {
        speed.setText(now.map(SpeedWords::sentence).orElse(""));
        fit.setText(now.flatMap(known -> SpeedWords.warning(known.fit())).orElse(""));
        boolean slow = now.filter(known -> known.fit() == LiveFit.TOO_SLOW).isPresent();
        fit.getStyleClass().removeAll("warning", "text-muted");
        fit.getStyleClass().add(slow ? "warning" : "text-muted");
        fit.setGraphic(slow ? new FontIcon(Feather.ALERT_TRIANGLE) : null);
    }

    private void showWork(Optional<ModelItem.Work> now) {
        workLine.setVisible(now.isPresent());
        now.ifPresent(work -> {
            doing.setText(work.doing());
            workBar.setProgress(work.fraction());
        });
    }

    private void unfold(boolean open) {
        unfold.setGraphic(new FontIcon(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        getChildren().removeIf(ModelDetails.class::isInstance);
        if (open) {
            getChildren().add(new ModelDetails(item, model));
        }
    }

    /// For pictures and tests.
    void unfold() {
        unfold.setSelected(true);
    }

    private static Label words(String colour) {
        var label = new Label();
        if (!colour.isEmpty()) {
            label.getStyleClass().add(colour);
        }
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label small() {
        var label = words("text-muted");
        label.getStyleClass().add("text-small");
        return label;
    }

    private static void hideWhenEmpty(Label... labels) {
        for (var label : labels) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
        }
    }
}
