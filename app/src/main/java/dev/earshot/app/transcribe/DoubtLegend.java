package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// What the marks under words mean; there while a word has one.
final class DoubtLegend extends HBox {
    private Subscription watching = Subscription.EMPTY;

    DoubtLegend() {
        super(Space.L);
        getStyleClass().add("doubt-legend");
        setAlignment(Pos.CENTER_LEFT);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        getChildren()
                .addAll(
                        mark("doubtful", "doubtful", "The recogniser is less than 80 % sure of words like this"),
                        mark(
                                "very doubtful",
                                "very-doubtful",
                                "The recogniser is less than 50 % sure of words like this"));
    }

    private static Label mark(String text, String style, String meaning) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, style);
        label.setTooltip(new Tooltip(meaning));
        label.setAccessibleText(text + ": " + meaning);
        return label;
    }

    void show(QueueItem item) {
        watching.unsubscribe();
        watching = item.transcript().doubtful().subscribe(now -> setVisible(now));
    }
}
