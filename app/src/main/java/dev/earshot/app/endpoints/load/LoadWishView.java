package dev.earshot.app.endpoints.load;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.load.LoadWish.Goal;
import dev.earshot.app.endpoints.sound.SourceBox;
import dev.earshot.app.endpoints.sound.Typed;
import dev.earshot.app.fx.Form;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.fx.TypedBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// How an endpoint is to be loaded.
final class LoadWishView extends ScrollPane {
    private static final List<Integer> STREAMS = List.of(1, 2, 5, 10, 20, 50, 100);
    private static final int MOST = 10_000;
    private static final List<Duration> RAMPS =
            Stream.of(0, 5, 10, 30, 60).map(Duration::ofSeconds).toList();
    private static final List<Optional<Duration>> LENGTHS = Stream.concat(
                    Stream.of(Optional.<Duration>empty()),
                    Stream.of(30, 60, 300, 600).map(Duration::ofSeconds).map(Optional::of))
            .toList();
    private static final List<Duration> FRAMES =
            Stream.of(10, 20, 50, 100).map(Duration::ofMillis).toList();
    private static final List<Duration> TARGETS =
            Stream.of(500, 1000, 2000, 5000).map(Duration::ofMillis).toList();

    private final LoadViewModel model;

    LoadWishView(LoadViewModel model, Supplier<Optional<Path>> askForRecording) {
        this.model = model;
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        var hint =
                new Label("Every stream speaks as fast as people do, in sessions of its own. Without a time each sends"
                        + " the recording once.");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        var content = new VBox(
                Space.L,
                Form.section("What each stream sends", new SourceBox(model.source(), askForRecording)),
                Form.section("How many, and how long", fields(), hint));
        content.getStyleClass().add("face-content");
        setContent(content);
    }

    private FlowPane fields() {
        var goal = new ComboBox<Goal>();
        goal.getItems().setAll(Goal.values());
        goal.setConverter(new NameConverter<>(Goal::words));
        goal.setAccessibleText("What is wanted");
        return new FlowPane(
                Space.L,
                Space.M,
                Form.named("What is wanted", bound(goal, LoadWish::goal, LoadWish::withGoal)),
                Form.named(
                        "Streams, at most",
                        bound(
                                new TypedBox<>("Streams, at most", STREAMS, String::valueOf, LoadWishView::count),
                                LoadWish::streams,
                                LoadWish::withStreams)),
                Form.named(
                        "All begin within", bound(time("All begin within", RAMPS), LoadWish::ramp, LoadWish::withRamp)),
                Form.named(
                        "Each speaks for",
                        bound(
                                new TypedBox<>(
                                        "Each speaks for",
                                        LENGTHS,
                                        length ->
                                                length.map(LoadWishView::words).orElse("the recording"),
                                        typed -> Optional.of(
                                                        Typed.seconds(typed).filter(length -> !length.isZero()))
                                                .filter(Optional::isPresent)),
                                LoadWish::lasting,
                                LoadWish::withLasting)),
                Form.named(
                        "Frame",
                        bound(
                                new TypedBox<>(
                                        "Length of a frame",
                                        FRAMES,
                                        frame -> frame.toMillis() + " ms",
                                        Typed::milliseconds),
                                LoadWish::frame,
                                LoadWish::withFrame)),
                Form.named(
                        "Sustained: finals within",
                        bound(time("Sustained: finals within", TARGETS), LoadWish::target, LoadWish::withTarget)));
    }

    private static TypedBox<Duration> time(String what, List<Duration> usual) {
        return new TypedBox<>(what, usual, LoadWishView::words, Typed::seconds);
    }

    private static String words(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() / 1e3 + " s";
    }

    private static Optional<Integer> count(String typed) {
        return typed.matches("\\d{1,5}")
                ? Optional.of(Integer.valueOf(typed)).filter(many -> many >= 1 && many <= MOST)
                : Optional.empty();
    }

    private <T> ComboBox<T> bound(ComboBox<T> box, Function<LoadWish, T> of, BiFunction<LoadWish, T, LoadWish> with) {
        model.wish().subscribe(wish -> box.setValue(of.apply(wish)));
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                model.wish().set(with.apply(model.wish().get(), value));
            }
        });
        return box;
    }
}
