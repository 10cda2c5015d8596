package dev.earshot.app.endpoints.run;

import dev.earshot.app.fx.IconButton;
import dev.earshot.app.trace.Figure;
import dev.earshot.app.trace.TraceView;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A run that is over, on its timeline. Owns what it shows.
final class ResultView extends ScrollPane implements AutoCloseable {
    /// Below this the page scrolls: a timeline and messages that are squeezed tell nothing.
    private static final double ENOUGH = 780;

    private final RunViewModel model;
    private Optional<TraceView> trace = Optional.empty();

    ResultView(RunViewModel model) {
        this.model = model;
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        model.shown().subscribe(this::show);
    }

    private void show(Optional<ShownRun> shown) {
        close();
        trace = shown.map(run -> new TraceView(
                run.loaded(),
                model.place().threads(),
                model.place().context().notices(),
                model.outside().dialogs(),
                new TraceView.Around(
                        List.of(
                                new IconButton(
                                        Feather.EXTERNAL_LINK,
                                        "Open in a window of its own",
                                        () -> model.place()
                                                .traces()
                                                .accept(List.of(run.run().trace()))),
                                new IconButton(
                                        Feather.FOLDER,
                                        "Show in its folder",
                                        () -> model.outside()
                                                .showInFolder()
                                                .accept(run.run().trace()))),
                        run.run().facts().stream()
                                .map(fact -> new Figure(fact.name(), fact.value(), fact.meaning()))
                                .toList())));
        trace.ifPresent(view -> view.setMinHeight(ENOUGH));
        setContent(trace.<Region>map(view -> view).orElseGet(Region::new));
    }

    /// Looks for a message.
    void find() {
        trace.ifPresent(TraceView::find);
    }

    @Override
    public void close() {
        trace.ifPresent(TraceView::close);
        trace = Optional.empty();
    }
}
