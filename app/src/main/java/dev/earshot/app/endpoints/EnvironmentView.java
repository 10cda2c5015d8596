package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.endpoint.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// An environment: what its variables stand for. What is typed is kept as soon as it makes sense;
/// what does not, stays
/// as it was typed and is said.
final class EnvironmentView extends ScrollPane {
    private final EndpointsViewModel model;
    private final NameField name;
    private final VBox rows = new VBox(Space.S);
    private final Label complaint = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final Label missing = Parts.says(Styles.TEXT_SMALL, Styles.WARNING);
    private final List<Row> lines = new ArrayList<>();
    private Optional<Environment> shown = Optional.empty();

    EnvironmentView(EndpointsViewModel model) {
        this.model = model;
        getStyleClass().add("settings");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        name = new NameField(
                "environment",
                (other, refused) -> shown.ifPresent(one -> model.environments().rename(one.name(), other, refused)));
        HBox.setHgrow(name, Priority.ALWAYS);
        var head = new HBox(Space.M, name, Parts.button("Remove", Feather.TRASH_2, this::remove));
        head.setAlignment(Pos.TOP_LEFT);
        var add = Parts.button(
                "Add a variable", Feather.PLUS, () -> add("", "").name.requestFocus());
        var column = new VBox(
                Space.L,
                Parts.heading("Environment"),
                head,
                Parts.hint("{{name}} in an address, a model, a language, a parameter or a header is filled in with what"
                        + " stands here. None of it is a key: those are kept apart."),
                rows,
                complaint,
                missing,
                add);
        column.getStyleClass().add("form");
        column.setMaxWidth(720);
        setContent(column);
        model.shelf().book().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
    }

    private void remove() {
        shown.ifPresent(one -> model.environments().remove(one.name()));
    }

    private void show() {
        if (model.shown().get() instanceof Shown.Environment(var wanted)) {
            var now = model.environments().of(wanted);
            if (!now.equals(shown)) {
                var before = shown;
                shown = now;
                now.ifPresent(one -> {
                    name.show(one.name());
                    boolean same =
                            before.filter(old -> old.name().equals(one.name())).isPresent();
                    if (!same || !typed().equals(one.variables())) {
                        fill(one);
                    }
                });
            }
            sayMissing();
        }
    }

    private void fill(Environment one) {
        complaint.setText("");
        lines.clear();
        rows.getChildren().clear();
        one.variables().forEach(this::add);
    }

    private Row add(String variable, String value) {
        var row = new Row(variable, value);
        lines.add(row);
        rows.getChildren().add(row);
        return row;
    }

    private Map<String, String> typed() {
        return lines.stream()
                .filter(row -> !row.name.getText().isBlank())
                .collect(Collectors.toMap(
                        row -> row.name.getText().strip(),
                        row -> row.value.getText(),
                        (_, last) -> last,
                        TreeMap::new));
    }

    private void commit() {
        shown.ifPresent(one -> {
            var now = typed();
            long named =
                    lines.stream().filter(row -> !row.name.getText().isBlank()).count();
            if (named > now.size()) {
                complaint.setText("Two variables have the same name; give one of them another.");
            } else if (!now.equals(one.variables())) {
                complaint.setText("");
                model.environments().put(one.name(), now, complaint::setText);
            } else {
                complaint.setText("");
            }
        });
    }

    private void sayMissing() {
        shown.ifPresent(one -> {
            var unknown = Variables.of(model.book()).stream()
                    .filter(variable -> !one.variables().containsKey(variable))
                    .toList();
            missing.setText(unknown.isEmpty() ? "" : "Endpoints also use " + String.join(", ", unknown) + ".");
        });
    }

    void focus() {
        name.focus();
    }

    private final class Row extends HBox {
        private final TextField name = new TextField();
        private final TextField value = new TextField();

        Row(String variable, String stands) {
            super(Space.S);
            setAlignment(Pos.CENTER_LEFT);
            prepare(name, variable, "name", "Name of a variable");
            prepare(value, stands, "what it stands for", "What the variable stands for");
            name.setPrefWidth(180);
            name.setMinWidth(80);
            HBox.setHgrow(value, Priority.ALWAYS);
            value.setMinWidth(80);
            var equals = new Label("=");
            equals.setMinWidth(Region.USE_PREF_SIZE);
            getChildren()
                    .addAll(name, equals, value, new IconButton(Feather.X, "Remove the variable", this::removeThis));
        }

        private void prepare(TextField field, String text, String prompt, String accessible) {
            field.setText(text);
            field.setPromptText(prompt);
            field.setAccessibleText(accessible);
            field.getStyleClass().add("monospace");
            field.setOnAction(_ -> commit());
            field.focusedProperty().subscribe(focused -> {
                if (!focused && lines.contains(this)) {
                    commit();
                }
            });
        }

        private void removeThis() {
            lines.remove(this);
            rows.getChildren().remove(this);
            commit();
        }
    }
}
