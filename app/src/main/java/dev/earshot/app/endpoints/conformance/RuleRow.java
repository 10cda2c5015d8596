package dev.earshot.app.endpoints.conformance;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.conformance.RuleState.Look;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.bridge.conformance.Evidence;
import dev.earshot.bridge.conformance.Verdict;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A rule: what came of it, by an icon and a word; unfolded, why, and what shows it.
final class RuleRow extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final FontIcon fold = new FontIcon(Feather.CHEVRON_RIGHT);
    private final FontIcon icon = new FontIcon(Feather.CIRCLE);
    private final Label word = new Label();
    private final ToggleButton head = new ToggleButton();
    private final VBox detail = new VBox(Space.S);
    private RuleState state;

    RuleRow(RuleState state) {
        this.state = state;
        getStyleClass().add("rule");
        var title = new Label(state.rule().title());
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        word.setMinWidth(104);
        var line = new HBox(Space.S, fold, icon, word, title);
        line.setAlignment(Pos.CENTER_LEFT);
        head.setGraphic(line);
        head.getStyleClass().addAll(Styles.FLAT, "rule-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(head.widthProperty().subtract(2 * Space.M));
        detail.getStyleClass().add("rule-detail");
        detail.managedProperty().bind(detail.visibleProperty());
        detail.visibleProperty().bind(head.selectedProperty());
        icon.getStyleClass().add("status");
        head.selectedProperty().subscribe(this::fill);
        getChildren().addAll(head, detail);
        show(state);
    }

    RuleState state() {
        return state;
    }

    void show(RuleState now) {
        boolean failedNow = now.failed() && !state.failed();
        state = now;
        icon.setIconCode(icon(now.look()));
        word.setText(now.look().words());
        pseudoClassStateChanged(GOOD, now.look() == Look.PASSED);
        pseudoClassStateChanged(BAD, now.look() == Look.FAILED);
        pseudoClassStateChanged(DOUBTFUL, now.look() == Look.SHOULD);
        head.setAccessibleText((now.look().words().isEmpty()
                        ? "waiting"
                        : now.look().words()) + ": "
                + now.rule().title()
                + now.verdict().map(verdict -> ". " + verdict.sentence()).orElse(""));
        if (failedNow) {
            head.setSelected(true);
        }
        fill(head.isSelected());
    }

    private static Ikon icon(Look look) {
        return switch (look) {
            case WAITING -> Feather.CIRCLE;
            case TRYING -> Feather.LOADER;
            case PASSED -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case SHOULD -> Feather.ALERT_TRIANGLE;
            case NOT_APPLICABLE -> Feather.MINUS_CIRCLE;
            case NOT_TRIED -> Feather.SLASH;
        };
    }

    private void fill(boolean unfolded) {
        fold.setIconCode(unfolded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        detail.getChildren().clear();
        if (unfolded) {
            state.verdict().ifPresent(this::tell);
            detail.getChildren()
                    .addAll(
                            muted(state.rule().demanded()),
                            muted(state.rule().id() + " · demanded by "
                                    + state.rule().by().words()));
        }
    }

    private void tell(Verdict verdict) {
        detail.getChildren().add(text(verdict.sentence()));
        verdict.evidence().forEach(one -> detail.getChildren().add(evidence(one)));
    }

    private static Node evidence(Evidence one) {
        var when = one.when()
                .map(moment -> " · " + TimeText.fine(moment.sent()) + " sent, "
                        + String.format(Locale.ROOT, "%.2f s", moment.wall().toMillis() / 1e3)
                        + " after its beginning")
                .orElse("");
        var box = new VBox(Space.XS, text(one.session() + ": " + one.what() + when));
        if (!one.excerpt().isBlank()) {
            var excerpt = text("“" + one.excerpt() + "”");
            excerpt.getStyleClass().add("excerpt");
            box.getChildren().add(excerpt);
        }
        box.getStyleClass().add("evidence");
        return box;
    }

    private static Label text(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String words) {
        var label = text(words);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return label;
    }
}
