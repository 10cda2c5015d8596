package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.run.RunSetup.Road;
import dev.earshot.app.endpoints.sound.SourceBox;
import dev.earshot.app.endpoints.sound.Typed;
import dev.earshot.app.fx.Form;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.fx.TypedBox;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.wire.SoundFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is sent in the next run, how, and what goes wrong with it on purpose.
final class SetupView extends ScrollPane {
    private static final List<Speed> SPEEDS = List.of(
            new Speed.Times(1), new Speed.Times(2), new Speed.Times(4), new Speed.Times(0.5), new Speed.Burst());
    private static final List<Duration> FRAMES =
            Stream.of(10, 20, 50, 100).map(Duration::ofMillis).toList();
    private static final List<Duration> SILENCES =
            Stream.of(0, 500, 1000, 2000, 5000).map(Duration::ofMillis).toList();
    private static final List<Optional<Integer>> RATES = Stream.concat(
                    Stream.of(Optional.<Integer>empty()),
                    Stream.of(8_000, 16_000, 24_000, 44_100, SoundFormat.HIGHEST_RATE)
                            .map(Optional::of))
            .toList();

    private final RunViewModel model;
    private boolean showing;

    SetupView(RunViewModel model) {
        this.model = model;
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        var keep = new Button("Keep as a test…", new FontIcon(Feather.BOOKMARK));
        keep.setOnAction(_ -> model.collect());
        var content = new VBox(Space.L, sending(), pacing(), faults(), keep);
        content.getStyleClass().add("face-content");
        setContent(content);
    }

    private Node sending() {
        var reference = new TextArea();
        reference.setWrapText(true);
        reference.setPrefRowCount(2);
        reference.setPromptText("What is really said, to count errors against; leave it empty where nobody knows.");
        reference.setAccessibleText("Reference text: what is really said");
        follow(setup -> {
            if (!reference.getText().equals(setup.reference())) {
                reference.setText(setup.reference());
            }
        });
        reference.textProperty().subscribe(text -> change(setup -> setup.withReference(text)));
        return Form.section(
                "What is sent",
                new SourceBox(model.source(), model.outside().files().apply(this)::recording),
                Form.named("Reference text", reference));
    }

    private Node pacing() {
        var language = new TextField();
        language.setPrefColumnCount(6);
        language.setPromptText("as kept");
        language.setAccessibleText("Language, as en or de; empty as the endpoint is kept");
        follow(setup -> {
            if (!language.getText().equals(setup.language().orElse(""))) {
                language.setText(setup.language().orElse(""));
            }
        });
        language.textProperty()
                .subscribe(tag -> change(
                        setup -> setup.withLanguage(Optional.of(tag.strip()).filter(said -> !said.isEmpty()))));
        var room = new Button("As LiveKit does it", new FontIcon(Feather.USERS));
        room.setAccessibleText(
                "Send as LiveKit's agents do: 24 kHz, 50 ms frames, half a second of silence at the end");
        room.setOnAction(_ -> change(RunSetup::asFromARoom));
        var fields = new FlowPane(
                Space.L,
                Space.M,
                Form.named(
                        "Speed",
                        following(
                                new TypedBox<>("Speed", SPEEDS, RunSetup::words, Typed::speed),
                                RunSetup::speed,
                                RunSetup::withSpeed)),
                Form.named(
                        "Frame",
                        following(
                                new TypedBox<>(
                                        "Length of a frame",
                                        FRAMES,
                                        frame -> frame.toMillis() + " ms",
                                        Typed::milliseconds),
                                RunSetup::frame,
                                RunSetup::withFrame)),
                Form.named(
                        "Silence at the end",
                        following(
                                new TypedBox<>(
                                        "Silence at the end",
                                        SILENCES,
                                        silence -> silence.isZero() ? "none" : RunSetup.seconds(silence),
                                        Typed::seconds),
                                RunSetup::endSilence,
                                RunSetup::withEndSilence)),
                Form.named(
                        "Sound",
                        following(
                                choice("Where the sound has been", List.of(Road.values()), Road::words),
                                RunSetup::road,
                                RunSetup::withRoad)),
                Form.named(
                        "Rate on the wire",
                        following(
                                new TypedBox<>(
                                        "Rate on the wire",
                                        RATES,
                                        SetupView::words,
                                        typed -> Optional.of(Typed.rate(typed)).filter(Optional::isPresent)),
                                RunSetup::rate,
                                RunSetup::withRate)),
                Form.named("Language", language),
                Form.named("All at once", room));
        return Form.section("How it is sent", fields);
    }

    private static String words(Optional<Integer> rate) {
        return rate.map(hertz -> String.format(Locale.ROOT, "%.1f kHz", hertz / 1e3))
                .orElse("as kept");
    }

    private Node faults() {
        var editor = new FaultEditor(plan -> change(setup -> setup.withFaults(plan)));
        follow(setup -> editor.show(setup.faults()));
        return Form.section("What goes wrong on purpose", editor);
    }

    private interface With<T> {
        RunSetup with(RunSetup setup, T value);
    }

    private static <T> ComboBox<T> choice(String what, List<T> values, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.getItems().setAll(values);
        box.setConverter(new NameConverter<>(words));
        box.setAccessibleText(what);
        return box;
    }

    private <T> ComboBox<T> following(ComboBox<T> box, Function<RunSetup, T> of, With<T> with) {
        follow(setup -> {
            var now = of.apply(setup);
            box.setValue(now);
        });
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                change(setup -> with.with(setup, value));
            }
        });
        return box;
    }

    private void follow(Consumer<RunSetup> shows) {
        model.setup().subscribe(setup -> {
            showing = true;
            shows.accept(setup);
            showing = false;
        });
    }

    /// Whoever types changes the setup; who only shows it does not.
    private void change(Function<RunSetup, RunSetup> how) {
        if (!showing) {
            model.setup().set(how.apply(model.setup().get()));
        }
    }
}
