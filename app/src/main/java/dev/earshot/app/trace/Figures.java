package dev.earshot.app.trace;

import dev.earshot.app.fx.Space;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.trace.TraceMeasures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What was measured of a session, in a row.
final class Figures extends FlowPane {
    /// @param before what stands before them
    Figures(List<Figure> before, TraceMeasures measures) {
        super(Space.XL, Space.S);
        getStyleClass().add("figures");
        before.forEach(figure -> add(figure.name(), figure.value(), figure.meaning()));
        var figures = measures.figures();
        add(
                "First interim",
                figures.utterances().firstInterim(),
                "From the start of an utterance to its first text: median, 95th percentile");
        add(
                "Words shown",
                figures.emission().shown(),
                "From the end of a word to when it is first shown: median, 95th percentile");
        add(
                "Words committed",
                figures.emission().committed(),
                "From the end of a word to when it will not change again: median, 95th percentile");
        add(
                "End of speech to final",
                figures.utterances().finals(),
                "From the end of an utterance to its last final: median, 95th percentile");
        var stability = figures.stability();
        add(
                "Taken back",
                stability.revised() + " of " + stability.emitted() + " words",
                "Words that were put up and then changed or removed");
        add(
                "Measured by",
                switch (measures.clock()) {
                    case COMPUTE_AWARE -> "the clock on the wall";
                    case COMPUTE_UNAWARE -> "how much sound had come";
                },
                "Sound that comes faster than one speaks can only be measured in sound");
    }

    private void add(String name, Latencies latencies, String meaning) {
        var text = latencies
                .p50()
                .flatMap(median -> latencies.p95().map(late -> seconds(median) + ", p95 " + seconds(late)))
                .orElse("not measured");
        add(name, text, meaning);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }

    private void add(String name, String value, String meaning) {
        var title = new Label(name);
        title.getStyleClass().add("name");
        var number = new Label(value);
        number.getStyleClass().add("value");
        var figure = new VBox(title, number);
        Tooltip.install(figure, new Tooltip(meaning));
        number.setAccessibleText(name + ": " + value + ". " + meaning);
        getChildren().add(figure);
    }
}
