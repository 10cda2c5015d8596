package dev.earshot.app.endpoints.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.FakeFiles;
import dev.earshot.app.endpoints.Kitchen;
import dev.earshot.app.endpoints.TabTest;
import dev.earshot.app.endpoints.load.LoadBar.Face;
import dev.earshot.app.endpoints.load.LoadWish.Goal;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.audio.Pcm;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Endpoints are loaded in a window, against a real server in this process.
@Timeout(240)
final class LoadTabTest extends TabTest {
    private Optional<LoadTab> tab = Optional.empty();

    @Override
    protected Node tab(EndpointPlace place) {
        var made = new LoadTab(
                place, new FakeSpeech(), _ -> new Pcm(new float[Pcm.SAMPLE_RATE]), _ -> new FakeFiles(folder));
        tab = Optional.of(made);
        return made;
    }

    @Override
    protected void closeTab() {
        tab.ifPresent(LoadTab::close);
    }

    private LoadTab tab() {
        return tab.orElseThrow();
    }

    private LoadViewModel model() {
        return tab().model();
    }

    private void want(int streams, Goal goal) {
        fx(() -> model().wish()
                .set(LoadWish.USUAL
                        .withStreams(streams)
                        .withRamp(Duration.ofSeconds(2))
                        .withGoal(goal)));
    }

    private void load() throws Exception {
        fx(model()::toggle);
        until(() -> !model().phase().get().busy());
        assertEquals("", model().problem().get());
    }

    @Test
    void streamsAreChartedAndTheirFiguresAreSaved() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        want(4, Goal.STREAMS);
        inLightAndDark("load-setup");
        load();
        var step = ask(() -> model().data().get().steps().getFirst());
        assertEquals(4, step.streams());
        assertEquals(0, step.failed());
        assertTrue(step.first().count() > 0);
        assertTrue(
                texts().stream().anyMatch(text -> text.contains("with 4 streams, and nothing failed")),
                () -> texts().toString());
        inLightAndDark("load-charts");
        fx(() -> tab().show(Face.TABLE));
        screenshot("load-table");
        resize(640, 480);
        fx(() -> tab().show(Face.CHARTS));
        screenshot("load-charts-640x480");
        fx(() -> tab().export(LoadExport.JSON));
        fx(() -> tab().export(LoadExport.CSV));
        var json = folder.resolve("load-kitchen-desk.json");
        var csv = folder.resolve("load-kitchen-desk.csv");
        waitUntil(() -> Files.exists(json) && Files.readString(json).contains("\"final_p95_ms\""));
        waitUntil(() -> Files.exists(csv) && Files.readString(csv).startsWith("at_ms,speaking,"));
    }

    @Test
    void theLimitIsSaidInASentence() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        want(2, Goal.LIMIT);
        load();
        assertTrue(model().data().get().limit().isPresent());
        assertTrue(
                texts().stream().anyMatch(text -> text.contains("sustained: 95 of 100 finals came within")),
                () -> texts().toString());
    }

    @Test
    void anotherMachineIsLoadedOnlyWhenItsNameIsTyped() throws Exception {
        choose(SavedEndpoint.of("elsewhere", "earshot", "ws://asr.example.invalid:9"));
        want(3, Goal.STREAMS);
        fx(model()::toggle);
        until(() -> model().phase().get() instanceof LoadPhase.Asking);
        assertTrue(texts().contains("May asr.example.invalid be loaded?"), () -> texts().toString());
        assertTrue(
                texts().stream().anyMatch(text -> text.startsWith("3 streams at once will open 3 sessions")),
                () -> texts().toString());
        inLightAndDark("load-confirm");
        var name = ask(() -> (TextField) scene().getRoot().lookup(".load-confirm .text-field"));
        fx(() -> name.setText("asr.example"));
        fx(() -> name.fireEvent(new javafx.event.ActionEvent()));
        assertTrue(model().phase().get() instanceof LoadPhase.Asking, "another name is none");
        assertTrue(
                model().problem().get().contains("asr.example.invalid"),
                model().problem().get());
        fx(model()::toggle);
        assertTrue(model().phase().get() instanceof LoadPhase.Idle);
        assertEquals(0, model().data().get().seconds().size(), "nothing was sent");
    }

    @Test
    void aLoadIsStoppedAndItsFiguresStay() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        want(2, Goal.STREAMS);
        fx(() -> tab().shortcuts().getFirst().action().run());
        until(() -> model().data().get().seconds().size() >= 2);
        fx(model()::toggle);
        until(() -> !model().phase().get().busy());
        assertTrue(model().data().get().steps().getFirst().stopped());
        assertTrue(model().problem().get().startsWith("Stopped"));
    }

    @Test
    void soundInWhichNobodySpeaksIsASentence() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fx(() -> model().source().kind().set(dev.earshot.app.endpoints.sound.Source.Kind.SPOKEN));
        fx(model()::toggle);
        until(() -> !model().phase().get().busy());
        assertTrue(
                model().problem().get().startsWith("Nobody speaks in"),
                model().problem().get());
    }
}
