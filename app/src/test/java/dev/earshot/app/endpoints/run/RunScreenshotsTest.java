package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.FakeFiles;
import dev.earshot.app.endpoints.Kitchen;
import dev.earshot.app.endpoints.TabTest;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.app.trace.TraceDialogs;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.engine.audio.Pcm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A picture of each state of the Test tab, for a person to look at.
@Timeout(300)
final class RunScreenshotsTest extends TabTest {
    private Optional<RunTab> tab = Optional.empty();

    @Override
    protected Node tab(EndpointPlace place) {
        var made = new RunTab(
                place,
                new Outside(
                        new FakeSpeech(),
                        _ -> new Pcm(new float[Pcm.SAMPLE_RATE]),
                        TraceDialogs.OF_SYSTEM,
                        _ -> new FakeFiles(folder),
                        _ -> {}));
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

    private void test() throws Exception {
        fx(model()::start);
        until(() -> !model().phase().get().busy());
        until(() -> model().shown().get().isPresent());
    }

    @Test
    void setup() {
        screenshot("run-no-endpoint");
        serve(ScriptedRecognizer.saying(Kitchen.segments()));
        fx(() -> model().setup().set(model().setup().get().withFaults(FaultPlan.parse("jitter=50ms,drop@3s,seed=7"))));
        inLightAndDark("run-setup");
        fx(() -> run().show(Face.RUN));
        screenshot("run-empty");
        resize(640, 480);
        fx(() -> run().show(Face.SETUP));
        screenshot("run-setup-640x480");
    }

    @Test
    void aGoodRun() throws Exception {
        var endpoint = serve(ScriptedRecognizer.saying(Kitchen.segments()));
        choose(new SavedEndpoint(
                endpoint.name(),
                endpoint.vendor(),
                endpoint.address(),
                endpoint.model(),
                endpoint.language(),
                endpoint.query(),
                endpoint.headers(),
                endpoint.sound(),
                endpoint.limits(),
                endpoint.retries(),
                Optional.of(new Price(new BigDecimal("0.46"), BigDecimal.ZERO, Price.USUAL_CURRENCY)),
                endpoint.cached(),
                endpoint.description(),
                endpoint.unknown()));
        fx(model()::start);
        until(() -> model().progress().get().sent().compareTo(Duration.ofSeconds(6)) > 0
                && !model().progress().get().settled().isEmpty());
        inLightAndDark("run-going");
        until(() -> !model().phase().get().busy());
        until(() -> model().shown().get().isPresent());
        resize(1000, 900);
        inLightAndDark("run-good");
        resize(640, 480);
        screenshot("run-good-640x480");
        resize(1000, 700);
        screenshotAtDoubleScale("run-good-200-percent");
        fx(() -> run().show(Face.WORDS));
        inLightAndDark("run-words");
        fx(() -> model().setup().set(model().setup().get().asFromARoom()));
        test();
        until(() -> model().history().size() == 2);
        fx(() -> run().show(Face.COMPARE));
        fx(() -> model().compare(model().history().getLast()));
        until(() -> model().comparison().get().isPresent());
        inLightAndDark("run-compare");
    }

    @Test
    void aRunWithFaults() throws Exception {
        serve(builtIn());
        fx(() -> model().setup()
                .set(model().setup().get().withFaults(FaultPlan.parse("jitter=80ms,stall=1s@2s,drop@5s,seed=7"))));
        test();
        resize(1000, 900);
        var lanes = ask(() -> scene().getRoot().lookup(".lane-canvas"));
        fx(lanes::requestFocus);
        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.RIGHT);
        }
        inLightAndDark("run-faults");
    }

    @Test
    void nobodyThere() throws Exception {
        choose(SavedEndpoint.of("nobody", "earshot", "ws://127.0.0.1:1"));
        fx(model()::start);
        until(() -> !model().problem().get().isBlank() && !model().phase().get().busy());
        inLightAndDark("run-nobody");
    }
}
