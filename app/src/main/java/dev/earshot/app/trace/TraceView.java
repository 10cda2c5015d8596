package dev.earshot.app.trace;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.Notices;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.TimeText;
import dev.earshot.app.speech.Waveform;
import dev.earshot.app.speech.WaveformView;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PeakPyramid;
import dev.earshot.engine.export.ExportFormats;
import dev.earshot.engine.transcript.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One session on the axis of its sound: waveform, what was said and when each text came; below, the
/// text and every message. FX thread only.
public final class TraceView extends VBox implements AutoCloseable {
    private static final Duration SKIP = Duration.ofSeconds(5);

    /// How much is decoded between two looks at the waveform.
    private static final long STEP = 60L * Pcm.SAMPLE_RATE;

    private final LoadedTrace loaded;
    private final Threads threads;
    private final TraceDialogs dialogs;
    private final TraceFiles files;
    private final TracePlayer player;
    private final WaveformView waveform;
    private final FramesView frames;
    private volatile boolean closed;

    /// What stands around a session where it is shown as a part of something else.
    ///
    /// @param actions buttons behind its own
    /// @param figures before its own
    public record Around(List<Node> actions, List<Figure> figures) {
        public static final Around NOTHING = new Around(List.of(), List.of());
    }

    /// @param loaded from now on owned by this view
    public TraceView(LoadedTrace loaded, Threads threads, Notices notices, TraceDialogs dialogs, Around around) {
        this.loaded = loaded;
        this.threads = threads;
        this.dialogs = dialogs;
        this.files = new TraceFiles(loaded, threads, notices);
        this.player = new TracePlayer(loaded.trace(), threads, notices::problem);
        getStyleClass().add("trace");
        getStylesheets()
                .addAll(
                        String.valueOf(LevelMeter.class.getResource("speech.css")),
                        String.valueOf(TraceView.class.getResource("trace.css")));
        waveform = new WaveformView(player::seek);
        waveform.speech(loaded.speech());
        var lanes = new LaneCanvas(loaded.arrivals(), waveform.viewport(), this::go);
        lanes.setOnScroll(waveform::scrolled);
        lanes.setOnMousePressed(
                press -> player.seek(waveform.viewport().getValue().time(press.getX())));
        frames = new FramesView(loaded.trace(), loaded.frames(), threads, player::seek);
        var below = new SplitPane(transcript(), frames);
        below.setDividerPositions(0.3);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren()
                .addAll(
                        header(around.actions()),
                        new Figures(around.figures(), loaded.measures()),
                        waveform,
                        lanes,
                        transport(),
                        below);
        loaded.trace().damage().ifPresent(sentence -> getChildren().add(1, banner(sentence)));
        player.position().subscribe(at -> waveform.playhead(at, player.playing().get()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        show(new PeakPyramid(), 0);
        threads.computing().execute(this::decode);
    }

    /// The message that holds what is looked for.
    public void find() {
        frames.find();
    }

    private void go(Duration to) {
        player.seek(to);
        waveform.look(waveform.viewport().getValue().reveal(to));
    }

    private HBox header(List<Node> actions) {
        var header = loaded.trace().header();
        var title = new Label(Stream.of(header.protocol(), header.endpoint())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("  ")));
        title.getStyleClass().add(Styles.TITLE_4);
        var about = new Label(Stream.of(
                        header.model().map(model -> model.name() + " on " + model.device()),
                        Optional.of(header.began().toString().replace('T', ' ').replaceAll("\\..*|Z$", "") + " UTC"),
                        Optional.of(TimeText.clock(Pcm.durationOf(loaded.trace().samples())) + " of sound"),
                        header.language(),
                        Optional.of(header.madeBy()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  ·  ")));
        about.getStyleClass().add(Styles.TEXT_MUTED);
        var words = new VBox(Space.XS, title, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(Space.S, words, export(), save());
        row.getChildren().addAll(actions);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("trace-header");
        return row;
    }

    private static Label banner(String sentence) {
        var banner = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
        banner.getStyleClass().add("damage");
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
        return banner;
    }

    private Button save() {
        var save = new Button("Save as…", new FontIcon(Feather.SAVE));
        save.setOnAction(_ -> saveAs());
        save.setMinWidth(USE_PREF_SIZE);
        return save;
    }

    private void saveAs() {
        dialogs.save(getScene().getWindow(), name() + ".trace").ifPresent(files::saveAs);
    }

    private MenuButton export() {
        var export = new MenuButton("Export text", new FontIcon(Feather.FILE_TEXT));
        export.setMinWidth(USE_PREF_SIZE);
        export.getItems()
                .setAll(ExportFormats.all().stream()
                        .map(format -> {
                            var item = new MenuItem(format.name());
                            item.setOnAction(
                                    _ -> dialogs.export(getScene().getWindow(), format, name() + "." + format.id())
                                            .ifPresent(target -> files.export(format, target)));
                            return item;
                        })
                        .toList());
        export.setDisable(loaded.transcript().segments().isEmpty());
        return export;
    }

    private String name() {
        return String.valueOf(loaded.trace().file().getFileName()).replaceAll("\\.trace(\\.part)?$", "");
    }

    private HBox transport() {
        var play = new Button(null, new FontIcon(Feather.PLAY));
        play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT, "play");
        play.setAccessibleText("Play or pause (Space)");
        play.setOnAction(_ -> player.toggle());
        play.setDisable(!loaded.trace().hasSound());
        player.playing().subscribe(on -> play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY)));
        var time = new Label();
        time.getStyleClass().add("time");
        player.position().subscribe(at -> time.setText(TimeText.fine(at) + " / " + TimeText.clock(loaded.axis())));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(
                Space.S,
                play,
                time,
                gap,
                new IconButton(Feather.ZOOM_OUT, "Zoom out (Ctrl+−)", waveform::zoomOut),
                new IconButton(Feather.MAXIMIZE, "Show the whole session (Ctrl+0)", waveform::fit),
                new IconButton(Feather.ZOOM_IN, "Zoom in (Ctrl++)", waveform::zoomIn));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("transport");
        return bar;
    }

    private ListView<Segment> transcript() {
        var list = new ListView<Segment>();
        list.getItems().setAll(loaded.transcript().segments());
        list.setPlaceholder(new Label("Nothing was settled in this session."));
        list.setAccessibleText("Transcript");
        list.setCellFactory(_ -> new ListCell<>() {
            {
                setWrapText(true);
                setPrefWidth(0);
            }

            @Override
            protected void updateItem(Segment segment, boolean empty) {
                super.updateItem(segment, empty);
                setText(
                        empty || segment == null
                                ? null
                                : TimeText.clock(segment.span().start()) + "   " + segment.text());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(segment -> {
            if (segment != null) {
                go(segment.span().start());
            }
        });
        return list;
    }

    private void pressed(KeyEvent press) {
        boolean typing = press.getTarget() instanceof TextInputControl;
        var action = action(press, typing);
        action.ifPresent(todo -> {
            todo.run();
            press.consume();
        });
    }

    private Optional<Runnable> action(KeyEvent press, boolean typing) {
        if (press.isShortcutDown()) {
            return switch (press.getCode()) {
                case F -> Optional.of(this::find);
                case S -> Optional.of(this::saveAs);
                case PLUS, EQUALS, ADD -> Optional.of(waveform::zoomIn);
                case MINUS, SUBTRACT -> Optional.of(waveform::zoomOut);
                case DIGIT0, NUMPAD0 -> Optional.of(waveform::fit);
                default -> Optional.empty();
            };
        }
        if (typing) {
            return Optional.empty();
        }
        if (press.getCode() == KeyCode.SPACE) {
            return Optional.of(player::toggle);
        }
        return switch (press.getCode()) {
            case LEFT -> Optional.of(() -> player.seek(player.position().get().minus(SKIP)));
            case RIGHT -> Optional.of(() -> player.seek(player.position().get().plus(SKIP)));
            default -> Optional.empty();
        };
    }

    /// On a computing thread.
    private void decode() {
        var peaks = new PeakPyramid();
        var source = loaded.trace().sound();
        if (source.isEmpty()) {
            return;
        }
        long said = 0;
        try (var stream = source.get().open()) {
            for (var chunk = stream.read(); chunk.isPresent() && !closed; chunk = stream.read()) {
                peaks.add(chunk.get());
                if (peaks.samples() - said >= STEP) {
                    said = peaks.samples();
                    long known = said;
                    threads.fx().execute(() -> show(peaks, known));
                }
            }
        } catch (SttException damaged) {
            // What was decoded is shown; the rest of the trace does not depend on it.
            said = peaks.samples();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.fx().execute(() -> show(peaks, peaks.samples()));
    }

    private void show(PeakPyramid peaks, long known) {
        long total = Math.max(Pcm.samplesIn(loaded.axis()), known);
        waveform.show(Optional.of(new Waveform(peaks, known, Math.max(1, total), false)));
    }

    @Override
    public void close() {
        closed = true;
        player.close();
        threads.waiting().execute(loaded::close);
    }
}
