package dev.earshot.app.live;

import static dev.earshot.app.live.DictatedRecognizer.ended;
import static dev.earshot.app.live.DictatedRecognizer.partial;
import static dev.earshot.app.live.DictatedRecognizer.settled;
import static dev.earshot.app.live.DictatedRecognizer.started;

import dev.earshot.app.fx.Screenshots;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A picture of each state of the page, for a person to look at.
class LiveScreenshotsTest extends LiveWindowTest {
    @Test
    void empty() throws Exception {
        until(() -> model.choice().model().get().isPresent()
                && model.sources().chosen().get().isPresent());
        inLightAndDark("live-empty");
        resize(640, 480);
        screenshot("live-empty-640x480");
    }

    @Test
    void listening() throws Exception {
        listen();
        hear(Duration.ofMillis(2300));
        inLightAndDark("live-listening");
    }

    @Test
    void loading() throws Exception {
        recognizer.loaded = new CountDownLatch(1);
        fx(model::toggle);
        until(() -> model.conversation().phase().get() == Phase.LISTENING);
        hear(Duration.ofMillis(4300));
        screenshot("live-loading");
        recognizer.loaded.countDown();
    }

    @Test
    void speaking() throws Exception {
        listen();
        talk();
        inLightAndDark("live-speaking");
        screenshotAtDoubleScale("live-speaking-200-percent");
        engine.smaller = Optional.of(new InstalledModel("tiny", "Whisper tiny", "whisper", Optional.empty()));
        recognizer.say(new TranscriptEvent.Notice(
                TranscriptEvent.Notice.Topic.PACE,
                "The text only just keeps up with the speaker. Close other programs or choose a smaller model."));
        until(() -> model.conversation().hearing().relief().get().isPresent());
        screenshot("live-notice");
        resize(640, 480);
        fx(() -> model.pushToTalk(true));
        until(() -> model.conversation().phase().get() == Phase.PAUSED);
        screenshot("live-held-640x480");
    }

    @Test
    void failed() throws Exception {
        listen();
        talk();
        recognizer
                .sessions
                .getLast()
                .fail(new SttException(
                        SttError.OUT_OF_MEMORY, "There was not enough memory to go on with Whisper small."));
        hear(Duration.ofMillis(200));
        until(() -> model.conversation().hearing().failure().get().isPresent());
        fx(model.conversation().hearing()::dismissNotice);
        inLightAndDark("live-failed");
    }

    @Test
    void lost() throws Exception {
        listen();
        talk();
        take.lose(new SttException(
                SttError.DEVICE_LOST,
                "The microphone \u201cDesk microphone\u201d is gone; everything it delivered was kept."));
        until(() -> model.conversation().hearing().state().get() == Ear.State.ENDED);
        inLightAndDark("live-lost");
        resize(640, 480);
        screenshot("live-lost-640x480");
    }

    @Test
    void stopped() throws Exception {
        listen();
        talk();
        recognizer.sessions.getLast().lastWords = java.util.List.of(
                settled(4, 19_000, 23_000, "and the night train to the coast leaves forty minutes late."));
        fx(model::toggle);
        until(() -> model.conversation().phase().get() == Phase.STOPPED);
        inLightAndDark("live-stopped");
    }

    @Test
    void captions() throws Exception {
        var captions = page.captions();
        fx(captions::show);
        // The headless mouse is over every window.
        fx(() -> captions.stage()
                .orElseThrow()
                .getScene()
                .lookup(".captions-buttons")
                .setOpacity(0));
        Screenshots.take("live-captions-hint", captions.stage().orElseThrow().getScene(), 1);
        listen();
        talk();
        Screenshots.take("live-captions", captions.stage().orElseThrow().getScene(), 1);
    }

    /// Some of the news, the last of it still tentative.
    private void talk() throws TimeoutException {
        hear(Duration.ofSeconds(21));
        clock.pass(Duration.ofMillis(640));
        recognizer.say(
                started(600),
                settled(
                        0,
                        600,
                        5200,
                        "Good morning. The ferry to the islands runs again today, an hour later than usual."),
                ended(5300),
                started(6900),
                settled(1, 6900, 10_000, "In the harbour the water stands forty centimetres above the mark."),
                settled(2, 10_100, 12_600, "Nobody was hurt."),
                ended(12_700),
                started(14_000),
                settled(
                        3,
                        14_000,
                        18_200,
                        "The bakery on the corner of Mill Street opens at six, with the first bread."),
                ended(18_300),
                started(19_000),
                partial(4, 19_000, 20_900, "and the night train to the ", "coast leaves for tea"));
        until(() -> lines() == 4);
    }
}
