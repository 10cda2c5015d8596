package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.builder.Finding;
import dev.earshot.bridge.builder.Role;
import dev.earshot.bridge.builder.ServiceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where a service is described from one exchange with it: how it was asked, what it answered, and
/// which of that is the
/// text. What the description finds is seen at once.
final class BuilderView extends BorderPane {
    private final BuilderViewModel model;
    private final ToggleGroup roles = new ToggleGroup();
    private final AnswerTree tree;
    private final TextArea description = new TextArea();
    private final Label text = Parts.text("");
    private final Label facts = Parts.says(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Label problem = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final Label unasked = Parts.says(Styles.TEXT_SMALL, Styles.WARNING);
    private final Label unanswered = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final VBox result;
    private final VBox end;
    private final HBox key;
    private final Button finish = Parts.button("Go on to the endpoint", this::finish);

    /// @param cancel leaves the page part
    BuilderView(BuilderViewModel model, EndpointDialogs dialogs, Runnable cancel) {
        getStyleClass().add("builder");
        this.model = model;
        tree = new AnswerTree((pointer, value) ->
                model.choose((Role) roles.getSelectedToggle().getUserData(), pointer, value));
        description.setEditable(false);
        description.setPrefRowCount(14);
        description.getStyleClass().add("monospace");
        result = new VBox(
                Space.M,
                Parts.field("Click what holds", roleButtons(), tree),
                Parts.field("What the description finds", text, facts, problem),
                Parts.field("Description", description));
        end = endField();
        key = new HBox(
                Space.S,
                Parts.text("The command holds a key. It goes into no description."),
                Parts.button("Keep it in the keyring", Feather.KEY, model::keepKey));
        key.setAlignment(Pos.CENTER_LEFT);
        for (var part : List.of(result, end, key)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        var column = new VBox(
                Space.L,
                Parts.heading("Describe a service"),
                Parts.hint("From one exchange with it. Nothing is sent anywhere here."),
                sorts(),
                requestField(),
                unasked,
                key,
                end,
                answerField(dialogs),
                unanswered,
                result);
        column.getStyleClass().add("form");
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings");
        setCenter(scroll);
        finish.getStyleClass().add(Styles.ACCENT);
        var buttons = new HBox(Space.S, Parts.button("Back", cancel), finish);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("form-buttons");
        setBottom(buttons);
        setMinSize(0, 0);
        model.found().subscribe(this::showAll);
    }

    private Node sorts() {
        var group = new ToggleGroup();
        var recordings = toggle("Recordings, HTTP", Styles.LEFT_PILL, group, model::hearRecordings);
        var stream = toggle("Stream, WebSocket", Styles.RIGHT_PILL, group, model::hearStream);
        model.found().subscribe(_ -> group.selectToggle(model.isStream() ? stream : recordings));
        return new HBox(recordings, stream);
    }

    private static ToggleButton toggle(String name, String side, ToggleGroup group, Runnable action) {
        var button = new ToggleButton(name);
        button.getStyleClass().add(side);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            // Pressing the chosen one again leaves it chosen.
            button.setSelected(true);
            action.run();
        });
        return button;
    }

    private Node requestField() {
        var request =
                area("curl https://api.example.org/v1/stt -H 'Authorization: Bearer \u2026' -F file=@talk.wav", 3);
        request.textProperty().subscribe(model::asked);
        return Parts.field("How it is asked: a command of curl, or the address", request);
    }

    private VBox endField() {
        var field = new TextField("{\"type\": \"CloseStream\"}");
        field.getStyleClass().add("monospace");
        field.textProperty().subscribe(model::ends);
        return Parts.field("What is said after the sound", field);
    }

    private Node answerField(EndpointDialogs dialogs) {
        var answer = area("{\"text\": \"Good morning.\"}", 5);
        answer.textProperty().subscribe(text -> model.answered(text));
        model.answered().subscribe(text -> {
            if (!text.equals(answer.getText())) {
                answer.setText(text);
            }
        });
        return new VBox(
                Space.S,
                Parts.field("What it answered", answer),
                Parts.button(
                        "Open a file or a trace\u2026",
                        Feather.FOLDER,
                        () -> dialogs.exchange().ifPresent(model::open)));
    }

    private static TextArea area(String prompt, int rows) {
        var area = new TextArea();
        area.setPromptText(prompt);
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        area.getStyleClass().add("monospace");
        return area;
    }

    private FlowPane roleButtons() {
        var buttons = new ArrayList<Node>();
        for (var role : Role.values()) {
            var button = toggle(role.words(), Styles.SMALL, roles, () -> {});
            button.setUserData(role);
            buttons.add(button);
        }
        roles.selectToggle(roles.getToggles().getFirst());
        return new FlowPane(Space.S, Space.S, buttons.toArray(Node[]::new));
    }

    private void showAll(BuilderViewModel.Found now) {
        unasked.setText(now.unasked().orElse(""));
        unanswered.setText(now.unanswered().orElse(""));
        result.setVisible(now.draft().isPresent());
        end.setVisible(model.isStream());
        key.setVisible(now.secret().isPresent());
        finish.setDisable(now.draft().isEmpty() || now.unasked().isPresent());
        tree.show(now.answers(), now.draft().map(ServiceDraft::places).orElse(Map.of()));
        description.setText(now.draft().map(ServiceDraft::description).orElse(""));
        now.finding().ifPresent(this::show);
    }

    private void show(Finding finding) {
        text.setText(finding.text().isEmpty() ? "No text." : finding.text());
        problem.setText(finding.problem().orElse(""));
        facts.setText(
                finding.text().isEmpty()
                        ? ""
                        : finding.words() + " words with times"
                                + (model.isStream() ? ", " + finding.interims() + " interims" : ""));
    }

    private void finish() {
        model.finish();
    }
}
