package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.LanguageName;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.app.speech.WaveformView;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The page as a person uses it: with a mouse and a keyboard.
class TranscribePageTest extends TranscribeWindowTest {
    @Test
    void openingAskingAndReadingIsOneWay() throws Exception {
        dialogs.recordings = List.of(morning("morning.wav"));
        robot.clickOn("Open recordings…");
        untilDone();

        assertTrue(area().getText().startsWith("Read me the news of the day.\nThe weather"));
        assertEquals(10, area().getParagraphs().size());
        assertEquals("morning.wav", page.subject().getValue());
    }

    @Test
    void theKeyboardOpensPlaysSeeksAndRemoves() throws Exception {
        dialogs.recordings = List.of(morning("morning.wav"));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDone();

        robot.push(KeyCode.SPACE);
        until(() -> model.playback().playing().get());
        robot.push(KeyCode.RIGHT);
        assertEquals(Optional.of(Duration.ofSeconds(5)), engine.players.getFirst().from);
        robot.push(KeyCode.LEFT);
        assertEquals(Optional.of(Duration.ZERO), engine.players.getFirst().from);
        robot.push(KeyCode.SPACE);
        until(() -> !model.playback().playing().get());

        robot.push(KeyCode.DELETE);
        until(() -> model.items().isEmpty());
        robot.clickOn("Undo");
        until(() -> model.items().size() == 1);
    }

    @Test
    void aClickOnAWordPlaysFromItAndMarksIt() throws Exception {
        add(morning("morning.wav"));
        untilDone();
        var word = Morning.segments().get(2).words().get(4);

        int at = area().getText().indexOf("nine");
        var where = ask(() -> area().getCharacterBoundsOnScreen(at, at + 4).orElseThrow());
        robot.clickOn(new Point2D(where.getCenterX(), where.getCenterY()), MouseButton.PRIMARY);

        until(() -> model.playback().playing().get());
        assertEquals(Optional.of(word.span().start()), engine.players.getFirst().from);
        assertEquals(List.of("playing"), List.copyOf(ask(() -> area().getStyleOfChar(at))));
    }

    @Test
    void theWordMarkedMovesWithTheSound() throws Exception {
        add(morning("morning.wav"));
        untilDone();
        fx(model.playback()::toggle);
        var segment = Morning.segments().get(7);

        engine.players
                .getFirst()
                .listener
                .at(segment.words().get(3).span().start().plusMillis(20));
        int at = area().getText().indexOf("the window");
        until(() -> area().getStyleOfChar(at).contains("playing"));

        engine.players
                .getFirst()
                .listener
                .at(segment.words().get(4).span().start().plusMillis(20));
        until(() -> area().getStyleOfChar(at + 4).contains("playing"));
        assertFalse(ask(() -> area().getStyleOfChar(at)).contains("playing"));
    }

    @Test
    void searchingByKeyboardMarksAndCountsAndEscapeForgets() throws Exception {
        add(morning("morning.wav"));
        untilDone();

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("in the");
        assertEquals("1 of 2", ask(() -> model.search().summary()));
        int at = area().getText().indexOf("in the morning");
        assertEquals(List.of("current-match"), List.copyOf(ask(() -> area().getStyleOfChar(at))));

        robot.push(KeyCode.F3);
        assertEquals("2 of 2", ask(() -> model.search().summary()));
        assertFalse(ask(() -> model.playback().playing().get()), "a blank typed is no command to play");

        robot.push(KeyCode.ESCAPE);
        assertEquals("", ask(() -> model.search().query().get()));
        assertEquals(List.of(), List.copyOf(ask(() -> area().getStyleOfChar(at))));
    }

    @Test
    void tentativeWordsSettleInPlaceAndASelectionSurvives() throws Exception {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(Duration.ofMillis(16_900));
        engine.recognizer = recognizer;
        add(morning("morning.wav"));
        recognizer.awaitWaiting();
        until(() -> area().getParagraphs().size() == 7);
        int radio = area().getText().indexOf("radio");
        assertTrue(ask(() -> area().getStyleOfChar(radio)).contains("tentative"));
        fx(() -> area().selectRange(0, 4));

        recognizer.goOn();
        untilDone();
        settle();

        assertFalse(ask(() -> area().getStyleOfChar(radio)).contains("tentative"));
        assertEquals("Read", ask(() -> area().getSelectedText()));
    }

    @Test
    void clickingTheWaveformSeeksAndTheWheelZoomsAtThePointer() throws Exception {
        add(morning("morning.wav"));
        untilDone();
        var waveform = (WaveformView) scene().lookup(".waveform");
        var canvas = (Region) scene().lookup(".waveform-canvas");
        var quarter = ask(() -> canvas.localToScreen(canvas.getWidth() / 4, 80));

        robot.clickOn(quarter, MouseButton.PRIMARY);
        long aQuarter = Morning.duration().toMillis() / 4;
        assertEquals(aQuarter, ask(() -> model.playback().position().get()).toMillis(), 100);

        fx(() -> wheelWithControl(canvas, canvas.getWidth() / 4));
        var view = ask(() -> waveform.viewport().getValue());
        assertFalse(view.showsAll());
        assertEquals(canvas.getWidth() / 4, view.x(Duration.ofMillis(aQuarter)), 3);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertTrue(ask(() -> waveform.viewport().getValue().showsAll()));
    }

    @Test
    void aModelFolderIsChosenWithTheKeyboard() throws Exception {
        var own = folder.resolve("whisper-demo");
        var chosen = new InstalledModel(
                "whisper-demo", "whisper_demo", "whisper", Optional.of(own), List.of("en", "de"), true);
        engine.modelsAt.put(own, chosen);
        dialogs.model = Optional.of(own);
        var menu = (MenuButton) scene().lookup(".model-menu");
        fx(menu::requestFocus);

        robot.push(KeyCode.SPACE);
        until(menu::isShowing);
        robot.push(KeyCode.UP).push(KeyCode.ENTER);
        until(() -> menu.getText().equals("whisper_demo"));

        assertEquals(
                List.of("Any language", "English", "German"),
                boxes().get(1).getItems().stream().map(this::shown).toList());
        assertTrue(ask(() -> boxes().getFirst().isVisible()));
        fx(() -> boxes().getFirst().requestFocus());
        robot.push(KeyCode.DOWN);
        assertEquals(Task.TRANSLATE, ask(() -> model.choice().options().task()));
    }

    private List<ComboBox<?>> boxes() {
        return ask(() -> scene().getRoot().lookupAll(".page-toolbar .combo-box").stream()
                .<ComboBox<?>>map(node -> (ComboBox<?>) node)
                .toList());
    }

    private String shown(Object language) {
        return language instanceof Optional<?> tag
                ? tag.map(known -> LanguageName.of(known.toString())).orElse("Any language")
                : "";
    }

    @Test
    void aLineInAnotherLanguageSaysWhich() throws Exception {
        engine.recognizer = ScriptedRecognizer.saying(Morning.spokenIn("en", "en", "en", "en", "en", "de"));
        add(morning("morning.wav"));
        untilDone();

        assertEquals(
                List.of("de"),
                ask(() -> scene().getRoot().lookupAll(".language-tag").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()));
    }

    @Test
    void marksOfDoubtAreExplainedWhereThereAreAny() throws Exception {
        engine.recognizer = ScriptedRecognizer.saying(List.of());
        add(morning("silence.wav"));
        untilDone();
        assertFalse(ask(() -> scene().lookup(".doubt-legend").isVisible()));

        engine.recognizer = ScriptedRecognizer.saying(Morning.segments());
        fx(() -> model.again(model.items().getFirst()));
        untilDone();
        assertTrue(ask(() -> scene().lookup(".doubt-legend").isVisible()));
        int doubted = area().getText().indexOf(doubtfulWord());
        assertTrue(ask(() -> area().getStyleOfChar(doubted)).stream().anyMatch(style -> style.endsWith("doubtful")));
    }

    private static String doubtfulWord() {
        return Morning.segments().stream()
                .flatMap(segment -> segment.words().stream())
                .filter(word -> word.confidence().orElse(1) < 0.5)
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void exportingWritesTheFileThatWasAskedFor() throws Exception {
        add(morning("morning.wav"));
        untilDone();
        dialogs.saveIn = Optional.of(Files.createDirectory(folder.resolve("out")));

        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn("SubRip subtitles (.srt)");

        var srt = folder.resolve("out/morning.srt");
        until(() -> Files.exists(srt));
        assertTrue(Files.readString(srt).contains("Read me the news of the day."));
    }

    @Test
    void recordingByKeyboardFillsThePage() throws Exception {
        var live = new FakeTake(folder.resolve("Recording.wav"));
        engine.microphone = Optional.of(live);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> !model.items().isEmpty());
        live.hear(new float[16_000]);
        until(() -> text(".recording-bar .clock").equals("0:01"));

        robot.clickOn("Pause");
        assertTrue(live.paused);
        robot.clickOn("Resume");
        assertFalse(live.paused);

        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> model.recording().get().isEmpty());
        assertTrue(live.closed);
        assertFalse(ask(() -> scene().lookup(".recording-bar").isVisible()));
        assertTrue(ask(() -> scene().lookup(".transport").isVisible()));
    }

    @Test
    void whatWasHeardIsOneClickAway() throws Exception {
        add(morning("morning.wav"));
        untilDone();

        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertTrue(ask(() -> scene().lookup(".heard-sheet").isVisible()));
        robot.push(KeyCode.ESCAPE);
        assertFalse(ask(() -> scene().lookup(".heard-sheet").isVisible()));
    }

    /// The headless platform's wheel knows no modifier keys.
    private static void wheelWithControl(Node node, double x) {
        var at = node.localToScene(x, 80);
        var none = ScrollEvent.VerticalTextScrollUnits.NONE;
        var wheel = new ScrollEvent(
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                0,
                0,
                false,
                true,
                false,
                false,
                false,
                false,
                0,
                160,
                0,
                160,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                none,
                0,
                0,
                new PickResult(node, at.getX(), at.getY()));
        Event.fireEvent(node, wheel);
    }

    private TranscriptArea area() {
        return (TranscriptArea) scene().lookup(".transcript");
    }

    private String text(String selector) {
        Node node = scene().lookup(selector);
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }
}
