package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.recognition.ConfidenceScale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// What the marks under words mean; there while a word has one.
final class DoubtLegend extends HBox {
    private final Label doubtful = mark("doubtful", "doubtful");
    private final Label veryDoubtful = mark("very doubtful", "very-doubtful");
    private Subscription watching = Subscription.EMPTY;

    DoubtLegend() {
        super(Space.L);
        getStyleClass().add("doubt-legend");
        setAlignment(Pos.CENTER_LEFT);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(doubtful, veryDoubtful);
        explain(ConfidenceScale.PROBABILITY);
    }

    private static Label mark(String text, String style) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, style);
        return label;
    }

    private void explain(ConfidenceScale scale) {
        switch (scale) {
            case PROBABILITY -> {
                explain(doubtful, "The recogniser is less than 80 % sure of words like this");
                explain(veryDoubtful, "The recogniser is less than 50 % sure of words like this");
            }
            case ENTROPY -> {
                explain(doubtful, "In words like this the recogniser hesitates among four letters or more");
                explain(veryDoubtful, "In words like this the recogniser hesitates among six letters or more");
            }
        }
    }

    private static void explain(Label mark, String meaning) {
        mark.setTooltip(new Tooltip(meaning));
        mark.setAccessibleText(mark.getText() + ": " + meaning);
    }

    void show(QueueItem item) {
        watching.unsubscribe();
        watching = Subscription.combine(
                item.transcript().doubtful().subscribe(now -> setVisible(now)),
                item.heard()
                        .subscribe(heard -> heard.ifPresent(
                                known -> explain(known.recognizer().confidence()))));
    }
}
