package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.WindowTest;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class ShellTest extends WindowTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RunningTasks tasks = new RunningTasks(now::get);
    private final List<Path> opened = new ArrayList<>();
    private FakePage transcribe;
    private FakePage settings;
    private NoticeStack notices;
    private Shell shell;

    @Override
    protected Parent content() {
        transcribe = new FakePage("Transcribe");
        settings = new FakePage("Settings", Feather.SETTINGS);
        notices = new NoticeStack(_ -> javafx.util.Duration.millis(300));
        shell = new Shell(
                List.of(transcribe),
                List.of(settings),
                tasks,
                notices,
                new SimpleStringProperty("Built-in (basic English)"),
                opened::addAll);
        shell.show(transcribe);
        return shell;
    }

    @Test
    void aPageIsAttachedBeforeItIsShownAndDetachedAfterwards() {
        robot.clickOn("Settings");

        assertEquals(List.of("attach", "detach"), transcribe.calls);
        assertEquals(List.of("attach"), settings.calls);
        assertTrue(isShown(settings.view()));
        assertFalse(isShown(transcribe.view()));
    }

    @Test
    void pressingTheSelectedPageAgainChangesNothing() {
        robot.clickOn(".rail-item:selected");

        assertEquals(List.of("attach"), transcribe.calls);
        assertTrue(isShown(transcribe.view()));
    }

    @Test
    void theKeyboardReachesEveryPage() {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        assertEquals(settings, shell.page().get());

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        assertEquals(transcribe, shell.page().get());

        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        assertEquals(settings, shell.page().get());
    }

    @Test
    void theArrowKeysMoveAlongTheRail() {
        fx(() -> scene().lookup(".rail-item:selected").requestFocus());

        robot.type(KeyCode.DOWN);
        assertEquals(settings, shell.page().get());
        robot.type(KeyCode.DOWN);
        assertEquals(settings, shell.page().get(), "the last one is the end");
        robot.type(KeyCode.HOME);
        assertEquals(transcribe, shell.page().get());
    }

    @Test
    void f6GoesRoundThePartsOfTheWindow() {
        fx(() -> scene().lookup(".rail-item:selected").requestFocus());

        robot.type(KeyCode.F6);
        assertTrue(ask(transcribe.view()::isFocusWithin));
        robot.type(KeyCode.F6);
        assertTrue(ask(scene().lookup(".status-bar")::isFocusWithin));
        robot.type(KeyCode.F6);
        assertTrue(ask(scene().lookup(".rail")::isFocusWithin));
    }

    @Test
    void aPageShortcutWorksWhileThePageIsShownButNotInTheMiddleOfAWord() {
        fx(shell::requestFocus);
        robot.type(KeyCode.SPACE);
        assertEquals(List.of("attach", "play"), transcribe.calls);

        robot.clickOn("#field");
        robot.type(KeyCode.SPACE);
        assertEquals(List.of("attach", "play"), transcribe.calls, "a space is a space in a field");
        robot.press(KeyCode.CONTROL, KeyCode.O).release(KeyCode.O, KeyCode.CONTROL);
        assertEquals(List.of("attach", "play", "open"), transcribe.calls);
    }

    @Test
    void theShortcutSheetOpensWithF1AndGivesTheKeyboardBack() {
        fx(() -> transcribe.view().lookup("#field").requestFocus());

        robot.type(KeyCode.F1);
        assertTrue(texts(scene().getRoot()).containsAll(List.of("Keyboard shortcuts", "Play or pause", "Space")));
        robot.type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        assertTrue(ask(scene().lookup(".scrim")::isFocusWithin), "the keyboard stays in the sheet");
        screenshot("shell-shortcuts");

        robot.type(KeyCode.ESCAPE);
        assertFalse(ask(scene().lookup(".scrim")::isVisible));
        assertTrue(ask(transcribe.view().lookup("#field")::isFocused));
    }

    @Test
    void theStatusBarShowsTheOldestTaskAndTheListShowsAll() {
        var stopped = new ArrayList<String>();
        fx(() -> {
            var first = tasks.begin("Transcribing interview with the minister.m4a", () -> stopped.add("first"));
            tasks.begin("Transcribing lecture.mp3", () -> stopped.add("second"));
            now.set(Instant.EPOCH.plus(Duration.ofSeconds(120)));
            first.progress().set(0.4);
        });
        assertTrue(texts(scene().lookup(".status-bar"))
                .containsAll(List.of("Transcribing interview with the minister.m4a", "40 %, 3 min left", "1 more")));

        robot.clickOn("1 more");
        assertTrue(texts(scene().lookup(".task-panel")).contains("Transcribing lecture.mp3"));
        screenshot("shell-tasks");

        fx(() -> tasks.list().getLast().cancel());
        assertEquals(List.of("second"), stopped);
        fx(() -> List.copyOf(tasks.list()).forEach(tasks::end));
        assertFalse(ask(scene().lookup(".task-panel")::isVisible), "the list goes with the last task");
        assertTrue(texts(scene().lookup(".status-bar")).contains("Ready"));
    }

    @Test
    void anInformationLeavesByItselfAndAProblemStays() throws Exception {
        fx(() -> {
            notices.problem("The disk is full: what was recorded so far is kept in interview.wav.");
            notices.info("Copied.");
        });
        waitUntil(() -> !texts(notices).contains("Copied."));
        assertTrue(texts(notices).contains("The disk is full: what was recorded so far is kept in interview.wav."));

        fx(shell::requestFocus);
        robot.type(KeyCode.ESCAPE);
        waitUntil(() -> texts(notices).isEmpty());
    }

    @Test
    void theActionOfANoticeRunsOnceAndTheNoticeLeaves() throws Exception {
        var ran = new ArrayList<String>();
        fx(() -> {
            var slow = new NoticeStack();
            shell.getChildren().add(slow);
            slow.info("A recording was made whole again.", "Show it", () -> ran.add("shown"));
        });

        robot.clickOn("Show it");
        assertEquals(List.of("shown"), ran);
        waitUntil(() -> !texts(shell).contains("Show it"));
    }

    @Test
    void theSameProblemTwiceIsShownOnceAndManyCanBeDismissedAtOnce() {
        fx(() -> {
            notices.problem("One.");
            notices.problem("One.");
        });
        assertEquals(1, texts(notices).size());

        fx(() -> List.of("Two.", "Three.", "Four.", "Five.").forEach(notices::problem));
        assertEquals(List.of("Dismiss all 5", "Three.", "Four.", "Five."), texts(notices));
        robot.clickOn("Dismiss all 5");
        assertEquals(List.of(), texts(notices));
    }

    /// The headless platform cannot drag between nodes: this begins where the drop has reached the window.
    @Test
    void filesThatAreDroppedAreOpened() {
        var target = (FileDrop) scene().lookup(".file-drop");
        fx(() -> target.offer(List.of(new File("interview.wav"))));
        assertEquals("Drop to transcribe", ask(() -> ((Labeled) target.lookup(".label")).getText()));
        screenshot("shell-drop");
        fx(() -> target.offer(List.of(new File("interview.wav"), new File("call.trace"))));
        assertEquals("Drop to open", ask(() -> ((Labeled) target.lookup(".label")).getText()));

        fx(() -> target.take(List.of(new File("interview.wav"))));
        assertEquals(List.of(Path.of("interview.wav")), opened);
        assertFalse(ask(target::isVisible));
    }

    @Test
    void closingClosesThePagesFromTheLast() {
        fx(shell::close);

        assertEquals("close", transcribe.calls.getLast());
        assertEquals("close", settings.calls.getLast());
    }

    @Test
    void itLooksRightInEverySize() {
        fx(() -> {
            now.set(Instant.EPOCH);
            tasks.begin("Transcribing a rather long name of a recording from last summer, take 2.m4a", () -> {});
            now.set(Instant.EPOCH.plus(Duration.ofSeconds(20)));
            tasks.list().getFirst().progress().set(0.25);
            tasks.begin("Transcribing lecture.mp3", () -> {});
            notices.problem("interview.m4a is protected against copying, so it cannot be read. "
                    + "Save it in another format and add it again.");
            notices.problem("The microphone went away; the recording is kept.");
        });
        robot.clickOn("#field").press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
        screenshot("shell");
        dress(Appearance.DARK);
        screenshot("shell-dark");
        resize(640, 480);
        screenshot("shell-dark-small");
        dress(Appearance.LIGHT);
        screenshotAtDoubleScale("shell-small-2x");
    }

    private boolean isShown(Node view) {
        return view.getScene() != null;
    }

    private List<String> texts(Node root) {
        return ask(() -> root.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
    }
}
