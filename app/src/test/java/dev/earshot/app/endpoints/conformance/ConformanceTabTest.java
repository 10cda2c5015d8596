package dev.earshot.app.endpoints.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.FakeFiles;
import dev.earshot.app.endpoints.TabTest;
import dev.earshot.app.endpoints.conformance.ConformanceBar.Face;
import dev.earshot.app.endpoints.conformance.RuleState.Look;
import dev.earshot.app.endpoints.conformance.Wish.Pace;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Endpoints are judged in a window, against a real server whose model says the same of whatever it
/// hears, silence included: that breaks rules.
@Timeout(300)
final class ConformanceTabTest extends TabTest {
    private Optional<ConformanceTab> tab = Optional.empty();

    @Override
    protected Node tab(EndpointPlace place) {
        var made = new ConformanceTab(
                place, new FakeSpeech(), _ -> new Pcm(new float[Pcm.SAMPLE_RATE]), _ -> new FakeFiles(folder));
        tab = Optional.of(made);
        return made;
    }

    @Override
    protected void closeTab() {
        tab.ifPresent(ConformanceTab::close);
    }

    private ConformanceTab tab() {
        return tab.orElseThrow();
    }

    private ConformanceViewModel model() {
        return tab().model();
    }

    private void serve() {
        serve(new LocalRecognizer(
                FakeModel.saying("turn on the lights", "play some music", "set a timer for ten minutes"), 16));
        fx(() -> model().wish().set(model().wish().get().withPace(Pace.FAST).withSilence(Duration.ofSeconds(1))));
    }

    private void judge() throws Exception {
        fx(model()::toggle);
        until(() -> !model().busy().get());
    }

    @Test
    void aBrokenRuleFailsWithItsEvidenceAndTheReportIsSaved() throws Exception {
        serve();
        judge();
        assertEquals("", model().problem().get());
        var report = ask(() -> model().report().get().orElseThrow());
        assertFalse(report.passed());
        var silence = ask(() -> model().states().stream()
                .filter(state -> state.rule() == Rule.NO_WORDS_IN_SILENCE)
                .findFirst()
                .orElseThrow());
        assertEquals(Look.SHOULD, silence.look());
        assertTrue(texts().contains("should have"), () -> "in words, not by colour alone: " + texts());
        assertTrue(
                texts().stream().anyMatch(text -> text.contains("hears silence alone: ")),
                "what failed is unfolded: " + texts());
        assertTrue(texts().stream().anyMatch(text -> text.startsWith("Not conformant: ")), () -> texts().toString());
        screenshot("conformance-failed");
        fx(() -> model().onlyFailed().set(true));
        inLightAndDark("conformance-only-failed");
        assertFalse(texts().contains("passed"), () -> texts().toString());
        resize(640, 480);
        screenshot("conformance-640x480");
        for (var format : ReportFormat.values()) {
            fx(() -> tab().export(format));
            var file = folder.resolve("conformance-kitchen-desk." + format.ending());
            waitUntil(() -> Files.exists(file) && Files.readString(file).contains(Rule.NO_WORDS_IN_SILENCE.id()));
        }
    }

    @Test
    void onlyTheRulesThatAreAskedForAreTried() throws Exception {
        serve();
        fx(() -> model().wish().set(model().wish().get().withRules(EnumSet.copyOf(RuleGroup.ORDER.rules()))));
        judge();
        assertTrue(ask(() -> model().report().get().orElseThrow().passed()));
        assertEquals(
                List.of(Look.NOT_TRIED),
                ask(() -> model().states().stream()
                        .filter(state -> RuleGroup.PACE.rules().contains(state.rule()))
                        .map(RuleState::look)
                        .distinct()
                        .toList()));
    }

    @Test
    void aRunIsStoppedAndItsVerdictsStay() throws Exception {
        serve();
        fx(() -> model().wish().set(model().wish().get().withPace(Pace.REAL_TIME)));
        fx(() -> tab().shortcuts().getFirst().action().run());
        until(() -> model().states().stream().anyMatch(state -> state.look() == Look.TRYING));
        until(() -> model().timeLeft().get().isPresent());
        inLightAndDark("conformance-going");
        fx(model()::toggle);
        until(() -> !model().busy().get());
        assertTrue(model().problem().get().startsWith("Stopped"));
        assertFalse(model().states().isEmpty());
    }

    @Test
    void nobodyThereIsSaidByTheFirstRule() throws Exception {
        choose(SavedEndpoint.of("nobody", "earshot", "ws://127.0.0.1:1"));
        judge();
        assertEquals(Look.FAILED, ask(() -> model().states().getFirst().look()));
    }

    @Test
    void beforeTheFirstRunItSaysWhatToDo() {
        serve();
        fx(() -> tab().show(Face.VERDICTS));
        assertTrue(texts().contains("Press Ctrl+R to judge the endpoint"));
        screenshot("conformance-empty");
        fx(() -> tab().show(Face.SETUP));
        inLightAndDark("conformance-setup");
    }
}
