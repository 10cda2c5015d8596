package dev.earshot.app.endpoints.conformance;

import dev.earshot.app.endpoints.conformance.Wish.Pace;
import dev.earshot.app.endpoints.sound.SourceBox;
import dev.earshot.app.endpoints.sound.Typed;
import dev.earshot.app.fx.Form;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.fx.TypedBox;
import dev.earshot.bridge.conformance.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// With what an endpoint is judged, and by which rules.
final class WishView extends ScrollPane {
    private static final List<Duration> SILENCES =
            Stream.of(5, 10, 30, 60).map(Duration::ofSeconds).toList();

    private final ConformanceViewModel model;

    WishView(ConformanceViewModel model, Supplier<Optional<Path>> askForRecording) {
        this.model = model;
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        var content = new VBox(
                Space.L,
                Form.section(
                        "What is sent, in each session",
                        new SourceBox(model.source(), askForRecording),
                        Form.named("Reference text", reference())),
                Form.section(
                        "How",
                        new FlowPane(Space.L, Space.M, Form.named("Speed", pace()), Form.named("Silence", silence()))),
                Form.section("Which rules", rules()));
        content.getStyleClass().add("face-content");
        setContent(content);
    }

    private TextArea reference() {
        var area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(2);
        area.setPromptText("What is really said; without it, accuracy is not judged.");
        area.setAccessibleText("Reference text: what is really said");
        model.wish().subscribe(wish -> {
            if (!area.getText().equals(wish.reference())) {
                area.setText(wish.reference());
            }
        });
        area.textProperty().subscribe(text -> change(wish -> wish.withReference(text)));
        return area;
    }

    private ComboBox<Pace> pace() {
        var box = new ComboBox<Pace>();
        box.getItems().setAll(Pace.values());
        box.setConverter(new NameConverter<>(Pace::words));
        box.setAccessibleText("How fast sound is sent");
        model.wish().subscribe(wish -> box.setValue(wish.pace()));
        box.valueProperty().subscribe(pace -> change(wish -> wish.withPace(pace)));
        return box;
    }

    private ComboBox<Duration> silence() {
        var box = new TypedBox<>(
                "How long a silence the endpoint has to outlive",
                SILENCES,
                length -> length.toMillis() / 1000 + " s",
                Typed::seconds);
        model.wish().subscribe(wish -> box.setValue(wish.silence()));
        box.valueProperty().subscribe(length -> change(wish -> wish.withSilence(length)));
        return box;
    }

    private Node rules() {
        var boxes = new FlowPane(Space.L, Space.S);
        for (var group : RuleGroup.values()) {
            var box = new CheckBox(group.title() + " (" + group.rules().size() + ")");
            box.setTooltip(new Tooltip(
                    String.join("\n", group.rules().stream().map(Rule::title).toList())));
            box.setSelected(true);
            box.setMinWidth(USE_PREF_SIZE);
            box.selectedProperty()
                    .subscribe(chosen -> change(wish -> wish.withRules(with(wish.rules(), group, chosen))));
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private static Set<Rule> with(Set<Rule> rules, RuleGroup group, boolean chosen) {
        var all = EnumSet.noneOf(Rule.class);
        all.addAll(rules);
        if (chosen) {
            all.addAll(group.rules());
        } else {
            group.rules().forEach(all::remove);
        }
        return all;
    }

    private void change(Function<Wish, Wish> how) {
        model.wish().set(how.apply(model.wish().get()));
    }
}
