package dev.earshot.app.live;

import static dev.earshot.app.live.DictatedRecognizer.partial;
import static dev.earshot.app.live.DictatedRecognizer.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

class LivePageTest extends LiveWindowTest {
    @Test
    void theKeyboardStartsPausesAndStops() throws Exception {
        ready();
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> phase() == Phase.LISTENING);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        until(() -> phase() == Phase.PAUSED && take.paused);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> phase() == Phase.STOPPED);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(List.of(take.file()), opened);
    }

    @Test
    void itListensWhileTheKeyIsHeldAndNoLongerThanThePageIsShown() throws Exception {
        ready();
        fx(() -> model.pushToTalk(true));
        robot.press(KeyCode.SPACE);
        until(() -> phase() == Phase.LISTENING);
        robot.release(KeyCode.SPACE);
        until(() -> phase() == Phase.PAUSED);
        robot.press(KeyCode.F8);
        until(() -> phase() == Phase.LISTENING);
        fx(page::detach);
        until(() -> phase() == Phase.PAUSED);
        robot.release(KeyCode.F8);
    }

    @Test
    void aButtonKeepsItsSpaceBar() throws Exception {
        ready();
        fx(() -> model.pushToTalk(true));
        fx(() -> page.view().lookup(".more").requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertEquals(Phase.READY, phase());
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void hoursOfTextFollowTheirEndUntilTheReaderScrollsUp() throws Exception {
        listen();
        hear(Duration.ofSeconds(1));
        for (int from = 0; from < 5000; from += 250) {
            recognizer.say(IntStream.range(from, from + 250)
                    .mapToObj(i -> settled(
                            i,
                            i * 2000L,
                            i * 2000L + 1500,
                            "Utterance " + i + " of a long day, which says nothing that anybody would want to keep."))
                    .toArray(TranscriptEvent[]::new));
            int until = from + 250;
            until(() -> lines() == until);
        }
        until(() -> area().getVisibleParagraphs().size() > 0 && area().lastVisibleParToAllParIndex() == 4999);
        assertTrue(
                area().lookupAll(".paragraph-box").size() < 60,
                () -> "only what is seen has nodes: "
                        + area().lookupAll(".paragraph-box").size());

        fx(() -> area().fireEvent(wheel(400)));
        until(() -> !page.script().isFollowing());
        var top = ask(() -> area().firstVisibleParToAllParIndex());
        recognizer.say(settled(5000, 10_000_000, 10_001_000, "One more."));
        until(() -> lines() == 5001);
        assertEquals(top, ask(() -> area().firstVisibleParToAllParIndex()), "the reader's place stays");
        assertTrue(ask(() -> page.view().lookup(".to-end").isVisible()));

        robot.push(KeyCode.CONTROL, KeyCode.END);
        until(() -> area().lastVisibleParToAllParIndex() == 5000);
        assertFalse(ask(() -> page.view().lookup(".to-end").isVisible()));
    }

    @Test
    void textThatGrowsAndShrinksMovesNothingAboveIt() throws Exception {
        resize(700, 500);
        listen();
        hear(Duration.ofSeconds(1));
        for (int i = 0; i < 12; i++) {
            recognizer.say(
                    settled(i, i * 2000L, i * 2000L + 1500, "Utterance " + i + " fills more than a line of it."));
        }
        until(() -> lines() == 12);
        recognizer.say(partial(12, 24_000, 26_000, "this is ", "some words that fill one line and then a"));
        until(() -> lines() == 13);
        settle();
        recognizer.say(partial(12, 24_000, 26_000, "this is ", "some words that fill one line and then a second one"));
        until(() -> text().contains("second"));
        double before = ask(this::topOfPrevious);
        recognizer.say(partial(12, 24_000, 26_000, "this is ", "short"));
        until(() -> text().contains("short"));
        assertEquals(before, ask(this::topOfPrevious), 0.5);
    }

    @Test
    void aLostMicrophoneIsSaidOnThePageWithWhatCanBeDone() throws Exception {
        listen();
        take.lose(new SttException(SttError.DEVICE_LOST, "The microphone is gone; all it delivered was kept."));
        until(() -> phase() == Phase.LOST);
        assertTrue(texts().stream().anyMatch(text -> text.contains("Choose another microphone")));
        assertTrue(texts().contains("Open in Transcribe"));
    }

    @Test
    void theCaptionsComeAndGoByTheKeyboardAndAreRemembered() throws Exception {
        ready();
        robot.push(KeyCode.CONTROL, KeyCode.T);
        var captions = page.captions();
        until(() -> captions.shown().get());
        var window = captions.stage().orElseThrow();
        assertTrue(ask(window::isAlwaysOnTop));
        fx(window::requestFocus);
        double x = ask(window::getX);
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        until(() -> window.getX() < x);
        robot.push(KeyCode.ESCAPE);
        until(() -> !captions.shown().get());
        var places = model.look().get().captions();
        assertEquals(1, places.size());
        assertTrue(places.firstEntry().getValue().x() < x);
        assertTrue(places.firstEntry().getValue().type() > 36);
    }

    private void ready() throws Exception {
        until(() -> model.choice().model().get().isPresent()
                && model.sources().chosen().get().isPresent());
        fx(page::attach);
    }

    private double topOfPrevious() {
        int start = area().getAbsolutePosition(11, 0);
        return area().getCharacterBoundsOnScreen(start, start + 1).orElseThrow().getMinY();
    }

    private static ScrollEvent wheel(double up) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                300,
                300,
                300,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                up,
                0,
                up,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private ScriptArea area() {
        return page.script().area();
    }

    private String text() {
        return model.conversation().hearing().script().paragraphs().getLast().text();
    }

    private Phase phase() {
        return model.conversation().phase().get();
    }

    private List<String> texts() {
        return ask(() -> page.view().lookupAll("*").stream()
                .filter(Node::isVisible)
                .filter(Labeled.class::isInstance)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }
}
