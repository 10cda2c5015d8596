package dev.earshot.app.endpoints.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.FakeFiles;
import dev.earshot.app.endpoints.Kitchen;
import dev.earshot.app.endpoints.TabTest;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.app.trace.TraceDialogs;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.engine.audio.Pcm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A test of an endpoint by hand, against a real server that hears.
@Timeout(180)
final class RunTabTest extends TabTest {
    private final FakeSpeech microphones = new FakeSpeech();
    private final List<Path> revealed = new ArrayList<>();
    private Optional<RunTab> tab = Optional.empty();

    @Override
    protected Node tab(EndpointPlace place) {
        var made = new RunTab(
                place,
                new Outside(
                        microphones,
                        _ -> new Pcm(Arrays.copyOf(Morning.samples(), 3 * Pcm.SAMPLE_RATE)),
                        TraceDialogs.OF_SYSTEM,
                        _ -> new FakeFiles(folder),
                        revealed::add));
        tab = Optional.of(made);
        return made;
    }

    @Override
    protected void closeTab() {
        tab.ifPresent(RunTab::close);
    }

    private RunTab run() {
        return tab.orElseThrow();
    }

    private RunViewModel model() {
        return run().model();
    }

    private void fast() {
        fx(() -> model().setup().set(model().setup().get().withSpeed(new Speed.Burst())));
    }

    private ShownRun ended() throws Exception {
        until(() -> !model().phase().get().busy());
        until(() -> model().shown().get().isPresent());
        return ask(() -> model().shown().get().orElseThrow());
    }

    @Test
    void aSampleIsSentAndShownOnItsTimelineWithItsErrors() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fast();
        fx(() -> run().shortcuts().getFirst().action().run());
        var shown = ended();
        assertTrue(shown.run().wentWell(), shown.run().problem());
        assertTrue(shown.words().isPresent(), "a sample says what is said in it");
        assertEquals(
                "5.0 % (1 of 20 words)",
                shown.run().fact(RunFacts.ERRORS).orElseThrow().value());
        assertTrue(texts().contains("Word errors"), () -> texts().toString());
        assertTrue(Files.exists(shown.run().trace()));
        until(() -> model().history().size() == 1);
        fx(() -> run().show(Face.WORDS));
        assertTrue(texts().stream().anyMatch(text -> text.startsWith("Word errors: ")), () -> texts().toString());
    }

    @Test
    void twoRunsAreComparedAndAnEarlierOneIsShownAgain() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fast();
        fx(model()::start);
        var first = ended();
        fx(() -> model().setup().set(model().setup().get().withFrame(Duration.ofMillis(20))));
        fx(model()::start);
        until(() -> model().history().size() == 2);
        until(() -> !model().phase().get().busy());
        fx(() -> run().show(Face.COMPARE));
        fx(() -> model().compare(first.run()));
        until(() -> model().comparison().get().isPresent());
        var rows = ask(() -> model().comparison().get().orElseThrow().rows());
        assertTrue(rows.stream()
                .anyMatch(row -> row.name().equals("How") && row.first().contains("20 ms")));
        fx(() -> model().show(first.run()));
        until(() -> model().shown().get().orElseThrow().run().equals(first.run()));
    }

    @Test
    void aConnectionThatIsDroppedOnPurposeIsSeenWhileItGoesOnAndAfterwards() throws Exception {
        serve(builtIn());
        fx(() -> model().setup()
                .set(model().setup().get().withSpeed(new Speed.Times(4)).withFaults(FaultPlan.parse("drop@3s"))));
        fx(model()::start);
        var shown = ended();
        var happenings = ask(() -> model().progress().get().happenings());
        assertTrue(happenings.stream().anyMatch(one -> one.kind() == Happening.Kind.FAULT), happenings.toString());
        assertTrue(happenings.stream().anyMatch(one -> one.kind() == Happening.Kind.RECONNECT), happenings.toString());
        assertTrue(
                ask(() -> scene().getRoot().lookup(".lane-canvas").getAccessibleText())
                        .contains("reconnects: 1, faults on purpose: 1"),
                () -> scene().getRoot().lookup(".lane-canvas").getAccessibleText());
        assertTrue(shown.run().how().contains("drop@3s"));
    }

    @Test
    void nobodyThereIsASentenceInThePage() throws Exception {
        choose(SavedEndpoint.of("nobody", "earshot", "ws://127.0.0.1:1"));
        fast();
        fx(model()::start);
        until(() -> !model().problem().get().isBlank());
        assertTrue(texts().contains(model().problem().get()));
        assertFalse(model().problem().get().contains("Exception"));
        until(() -> !model().phase().get().busy());
    }

    @Test
    void aMicrophoneIsHeardUntilItIsStopped() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        var take = new FakeTake(folder.resolve("spoken.wav"));
        microphones.microphone = Optional.of(take);
        fx(() -> model().source().kind().set(Source.Kind.MICROPHONE));
        fx(model()::toggle);
        until(() -> model().phase().get() instanceof Phase.Running);
        var sound = Morning.samples();
        for (int at = 0; at + 1600 <= 4 * Pcm.SAMPLE_RATE; at += 1600) {
            take.hear(Arrays.copyOfRange(sound, at, at + 1600));
        }
        until(() -> model().progress().get().sent().compareTo(Duration.ofSeconds(3)) > 0);
        fx(model()::toggle);
        var shown = ended();
        assertTrue(take.closed);
        assertTrue(shown.run().wentWell(), shown.run().problem());
        assertFalse(shown.loaded().trace().transcript().text().isBlank());
    }

    @Test
    void noMicrophoneIsASentence() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fx(() -> model().source().kind().set(Source.Kind.MICROPHONE));
        fx(model()::start);
        until(() -> model().problem().get().startsWith("There is no microphone"));
    }

    @Test
    void aRunIsStoppedAndWhatCameStays() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fx(model()::toggle);
        until(() -> model().progress().get().sent().compareTo(Duration.ofMillis(500)) > 0);
        fx(model()::toggle);
        var shown = ended();
        assertTrue(shown.loaded().trace().samples() > 0);
        assertTrue(shown.words().isEmpty(), "nobody says all of a text of which a part was sent");
    }

    @Test
    void aTextIsSpokenAndItsWordsAreTheReference() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fast();
        fx(() -> model().source().kind().set(Source.Kind.SPOKEN));
        fx(() -> model().source().text().set("turn on the lights"));
        assertEquals("turn on the lights", model().setup().get().reference());
        fx(model()::start);
        assertEquals("turn on the lights", ended().run().reference());
    }

    @Test
    void whatIsSentIsKeptAsATest() {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fx(model()::collect);
        var test = collected.getFirst();
        assertEquals(new TestSource.Sample("kitchen"), test.source());
        assertTrue(test.expectations().reference().orElseThrow().startsWith("Turn on the lights"));
        fx(() -> model().source().kind().set(Source.Kind.MICROPHONE));
        fx(model()::collect);
        assertEquals(1, collected.size());
        assertTrue(model().problem().get().startsWith("A test sends the same"));
    }

    @Test
    void faultsAreWrittenByFieldsAndAsTextInStep() {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        var text = (TextField) scene().getRoot().lookup(".fault-editor .monospace");
        fx(() -> text.setText("stall=3s@2s,jitter=50ms,seed=7"));
        assertEquals(2, model().setup().get().faults().faults().size());
        assertEquals(7, model().setup().get().faults().seed());
        var field = ask(() -> (TextField) scene().getRoot().lookup(".fault-row .text-field"));
        fx(() -> field.setText("4s"));
        assertEquals("stall=4s@2s,jitter=50ms,seed=7", text.getText());
        fx(() -> field.setText("soon"));
        assertTrue(texts().stream().anyMatch(line -> line.contains("soon")), () -> texts().toString());
        assertEquals(
                "stall=4s@2s,jitter=50ms,seed=7", model().setup().get().faults().text());
    }

    @Test
    void theKeyboardGoesThroughTheTimeline() throws Exception {
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fast();
        fx(model()::start);
        ended();
        var lanes = ask(() -> scene().getRoot().lookup(".lane-canvas"));
        fx(lanes::requestFocus);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        var words = ask(lanes::getAccessibleText);
        assertFalse(words.startsWith("Timeline"), words);
        assertTrue(texts().contains(words), () -> texts().toString());
    }
}
