package dev.earshot.app.shell;

import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sentence on a card.
final class Notice extends HBox {
    /// What can be done about it.
    record Action(String label, Runnable run) {}

    private final String sentence;
    private final boolean problem;

    /// @param stays after this time it asks to be removed, but not while somebody points at it or has the keyboard in
    /// it
    static Notice info(String sentence, Optional<Action> action, Duration stays, Consumer<Notice> remove) {
        var notice = new Notice(sentence, false, action, remove);
        notice.leaveAfter(stays, remove);
        return notice;
    }

    static Notice problem(String sentence, Consumer<Notice> remove) {
        return new Notice(sentence, true, Optional.empty(), remove);
    }

    private Notice(String sentence, boolean problem, Optional<Action> action, Consumer<Notice> remove) {
        super(Space.M);
        this.sentence = sentence;
        this.problem = problem;
        getStyleClass().addAll("panel", "notice", problem ? "problem" : "info");
        setMaxHeight(Region.USE_PREF_SIZE);

        var icon = new FontIcon(problem ? Feather.ALERT_TRIANGLE : Feather.INFO);
        icon.getStyleClass().add("notice-icon");
        var text = new Label(sentence);
        text.getStyleClass().add("notice-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setAccessibleText((problem ? "Problem: " : "Note: ") + sentence);
        text.setFocusTraversable(true);
        var body = new VBox(Space.S, text);
        HBox.setHgrow(body, Priority.ALWAYS);
        action.ifPresent(what -> {
            var button = new Button(what.label());
            button.setOnAction(_ -> {
                remove.accept(this);
                what.run().run();
            });
            body.getChildren().add(button);
        });
        getChildren().addAll(icon, body, new IconButton(Feather.X, "Dismiss", () -> remove.accept(this)));
    }

    private void leaveAfter(Duration stays, Consumer<Notice> remove) {
        var clock = new PauseTransition(stays);
        clock.setOnFinished(_ -> remove.accept(this));
        InvalidationListener holdOrRun = _ -> {
            if (getScene() == null || isHover() || isFocusWithin()) {
                clock.stop();
            } else {
                clock.playFromStart();
            }
        };
        sceneProperty().addListener(holdOrRun);
        hoverProperty().addListener(holdOrRun);
        focusWithinProperty().addListener(holdOrRun);
    }

    String sentence() {
        return sentence;
    }

    boolean isProblem() {
        return problem;
    }
}
