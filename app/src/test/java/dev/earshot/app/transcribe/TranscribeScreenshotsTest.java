package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.app.speech.Waveform;
import dev.earshot.engine.model.wav2vec2.Wav2Vec2Family;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.store.InstalledModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A picture of each state of the page, for a person to look at.
class TranscribeScreenshotsTest extends TranscribeWindowTest {
    @Test
    void empty() {
        inLightAndDark("transcribe-empty");
        resize(640, 480);
        screenshot("transcribe-empty-640x480");
    }

    @Test
    void runningWithInterimText() throws Exception {
        var recognizer = ScriptedRecognizer.saying(Morning.segments())
                .taking(clock::pass)
                .waitingAt(Duration.ofSeconds(1), Duration.ofMillis(16_900));
        engine.recognizer = recognizer;
        add(morning("morning.wav"));
        letRunToInterim(recognizer);
        until(() -> model.waveform().get().filter(Waveform::complete).isPresent());
        until(() -> !model.items().getFirst().lines().getLast().settled());
        inLightAndDark("transcribe-running");
        recognizer.goOn();
        untilDone();
    }

    /// The first stop is for the page to see it begin: the time left counts from there.
    private void letRunToInterim(ScriptedRecognizer recognizer) throws Exception {
        recognizer.awaitWaiting();
        until(() -> tasks.list().stream().anyMatch(task -> task.title().startsWith("Transcribing")));
        recognizer.goOn();
        recognizer.awaitWaiting();
    }

    @Test
    void doneWithAWordPlaying() throws Exception {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).taking(clock::pass);
        add(morning("morning.wav"));
        untilDone();
        fx(() -> model.playback().playFrom(Duration.ofMillis(14_700)));
        inLightAndDark("transcribe-playing");
        screenshotAtDoubleScale("transcribe-playing-200-percent");
        resize(640, 480);
        fx(() -> model.playback().playFrom(Duration.ofMillis(14_200)));
        screenshot("transcribe-playing-640x480");
    }

    @Test
    void searching() throws Exception {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).taking(clock::pass);
        add(morning("morning.wav"));
        untilDone();
        robot.push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.F);
        robot.write("the");
        robot.push(javafx.scene.input.KeyCode.ENTER);
        inLightAndDark("transcribe-search");
        assertEquals("2 of 13", ask(() -> model.search().summary()));
    }

    @Test
    void recording() throws Exception {
        var live = new FakeTake(folder.resolve("Recording 2026-11-21 08.15.wav"));
        engine.microphone = java.util.Optional.of(live);
        fx(model::toggleRecording);
        until(() -> model.selected().get().isPresent());
        var samples = Morning.samples();
        for (int at = 0; at + 1600 <= 12 * 16_000; at += 1600) {
            live.hear(Arrays.copyOfRange(samples, at, at + 1600));
        }
        until(() -> model.items().getFirst().lines().size() >= 4);
        until(() -> model.recording().get().get().meter().get().captured().toSeconds() >= 12);
        inLightAndDark("transcribe-recording");
        resize(640, 480);
        screenshot("transcribe-recording-640x480");
        assertTrue(ask(() -> model.recording().get().isPresent()));
        live.close();
    }

    @Test
    void queueOfSeveralWithOneThatFailed() throws Exception {
        var recognizer = ScriptedRecognizer.saying(Morning.segments())
                .taking(clock::pass)
                .waitingAt(Duration.ofSeconds(1), Duration.ofMillis(16_900));
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).taking(clock::pass);
        add(morning("Breakfast radio.mp3"));
        untilDone();
        engine.recognizer = recognizer;
        add(
                morning("Monday meeting.m4a"),
                folder.resolve("holiday photo.jpg.mp3"),
                morning("Interview with a very long name that does not fit.flac"));
        letRunToInterim(recognizer);
        until(() -> model.items().get(2).state().get().ended());
        until(() -> !model.items().get(1).lines().isEmpty());
        inLightAndDark("transcribe-queue");
        fx(() -> model.select(model.items().get(2)));
        inLightAndDark("transcribe-error");
        resize(640, 480);
        screenshot("transcribe-error-640x480");
        recognizer.goOn();
    }

    @Test
    void severalLanguagesAndWordsInDoubt() throws Exception {
        var model = new InstalledModel(
                "whisper", "Demonstration (scripted)", "whisper", Optional.of(folder), List.of("en", "de"), true);
        engine.models = List.of(model, FakeEngine.BUILT_IN);
        fx(this.model.choice()::refresh);
        until(() -> this.model.choice().model().get().filter(model::equals).isPresent());
        var recognizer =
                ScriptedRecognizer.saying(Morning.spokenIn("en", "en", "de")).taking(clock::pass);
        recognizer.info = new RecognizerInfo(
                "whisper",
                "Demonstration (scripted)",
                "small, multilingual",
                "CPU",
                List.of("en", "de"),
                true,
                new LoadReport("bf16 encoder, int8 decoder", Duration.ofMillis(1_400), 612_000_000));
        engine.recognizer = recognizer;
        add(morning("morning.wav"));
        untilDone();
        inLightAndDark("transcribe-languages");
        robot.push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.I);
        inLightAndDark("transcribe-heard-neural");
        robot.push(javafx.scene.input.KeyCode.ESCAPE);
        resize(640, 480);
        screenshot("transcribe-languages-640x480");
    }

    @Test
    void aModelThatKnowsCapitalsOnly() throws Exception {
        var speller = new InstalledModel("wav2vec2", "Speller (scripted)", "wav2vec2", Optional.of(folder));
        engine.about = Map.of("wav2vec2", new Wav2Vec2Family().about());
        engine.models = List.of(speller, FakeEngine.BUILT_IN);
        fx(model.choice()::refresh);
        until(() -> model.choice().model().get().filter(speller::equals).isPresent());
        var recognizer = ScriptedRecognizer.saying(Morning.inCapitals()).taking(clock::pass);
        recognizer.info = ScriptedRecognizer.SPELLER;
        engine.recognizer = recognizer;
        add(morning("morning.wav"));
        untilDone();
        inLightAndDark("transcribe-capitals-as-sentences");
        robot.clickOn(".sentences");
        inLightAndDark("transcribe-capitals");
        robot.push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.I);
        inLightAndDark("transcribe-heard-capitals");
    }

    @Test
    void whatWasHeard() throws Exception {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).taking(clock::pass);
        add(morning("morning.wav"));
        untilDone();
        robot.push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.I);
        inLightAndDark("transcribe-heard");
    }
}
