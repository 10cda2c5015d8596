package dev.earshot.app.live;

import static dev.earshot.app.live.DictatedRecognizer.ended;
import static dev.earshot.app.live.DictatedRecognizer.partial;
import static dev.earshot.app.live.DictatedRecognizer.settled;
import static dev.earshot.app.live.DictatedRecognizer.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.FxQueue;
import dev.earshot.app.shell.FakeNotices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Ticking;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.export.ExportFormats;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Notice.Topic;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Endpointing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page without a node: its threads are real, the FX thread is the test's own.
class LiveViewModelTest {
    private static final SttException UNPLUGGED =
            new SttException(SttError.DEVICE_LOST, "The microphone “Desk microphone” is gone.");

    @TempDir
    Path folder;

    private final FxQueue fx = new FxQueue();
    private final FakeSpeech engine = new FakeSpeech();
    private final FakeNotices notices = new FakeNotices();
    private final Ticking clock = new Ticking();
    private final RunningTasks tasks = new RunningTasks(clock);
    private final DictatedRecognizer recognizer = new DictatedRecognizer();
    private final List<String> clipboard = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private FakeTake take;
    private SettingsStore settings;
    private LiveViewModel model;

    @BeforeEach
    void open() throws InterruptedException {
        take = new FakeTake(folder.resolve("one.wav"));
        engine.microphone = Optional.of(take);
        engine.recognizer = recognizer;
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new LiveViewModel(
                new Surroundings<>(
                        engine,
                        settings,
                        tasks,
                        notices,
                        folder,
                        new Threads(
                                fx,
                                task -> Thread.ofVirtual().start(task),
                                task -> Thread.ofPlatform().daemon().start(task)),
                        clock,
                        _ -> {}),
                new LiveViewModel.Outlets(clipboard::add, opened::addAll),
                (_, what) -> later.add(what));
        fx.until(() -> model.choice().model().get().isPresent()
                && model.sources().chosen().get().isPresent());
    }

    @AfterEach
    void close() {
        model.close();
        settings.close();
    }

    @Test
    void whatIsSaidAppearsAndWhatHasSettledStays() throws InterruptedException {
        listen();
        hear(1000);
        recognizer.say(started(100), partial(0, 100, 700, "the old ", "light house"));
        fx.until(() -> lines().equals(List.of("the old light house")));
        assertEquals("the old ".length(), paragraph(0).committed());
        assertTrue(speaking());

        recognizer.say(settled(0, 100, 900, "The old lighthouse."), ended(950));
        fx.until(() -> !speaking());
        assertEquals(List.of("The old lighthouse."), lines());
        assertTrue(paragraph(0).settled());
        recognizer.say(partial(0, 100, 900, "", "something else"), started(980), partial(1, 1000, 1100, "", "next"));
        fx.until(() -> lines().size() == 2);
        assertEquals("The old lighthouse.", lines().getFirst());
    }

    @Test
    void segmentsOfOneUtteranceAreOneParagraph() throws InterruptedException {
        listen();
        hear(9000);
        recognizer.say(
                started(100),
                settled(0, 0, 3000, "First sentence."),
                partial(1, 3000, 3400, "", "second"),
                settled(1, 3000, 4000, "Second sentence."),
                ended(4100),
                started(5000),
                settled(2, 4900, 7000, "Another utterance."));
        fx.until(() -> lines().size() == 2);
        assertEquals(List.of("First sentence. Second sentence.", "Another utterance."), lines());
        assertEquals(Duration.ofMillis(4900), paragraph(1).start());
    }

    @Test
    void stoppingDrainsTheQueue() throws InterruptedException {
        listen();
        hear(2000);
        recognizer.sessions.getLast().lastWords = List.of(settled(0, 100, 1900, "The last words."));
        model.toggle();
        assertEquals(Phase.FINISHING, phase());
        fx.until(() -> phase() == Phase.STOPPED);
        assertEquals(List.of("The last words."), lines());
        assertTrue(take.closed);
        assertTrue(tasks.list().isEmpty());
        assertEquals(2 * 16_000, recognizer.sessions.getFirst().samples);

        model.openRecordings();
        assertEquals(List.of(folder.resolve("one.wav")), opened);
    }

    @Test
    void whatIsSaidWhileTheModelIsLoadedIsHeardAfterwards() throws InterruptedException {
        recognizer.loaded = new CountDownLatch(1);
        model.toggle();
        fx.until(() -> phase() == Phase.LISTENING);
        hear(3000);
        fx.until(() -> model.conversation().behind().toMillis() == 3000);
        assertEquals(Ear.State.LOADING, ear());

        recognizer.loaded.countDown();
        fx.until(() -> ear() == Ear.State.HEARING);
        fx.until(() -> recognizer.sessions.getFirst().samples == 3 * 16_000);
        hear(100);
        fx.until(() -> model.conversation().hearing().detector().equals(Optional.of(Detector.BUILT_IN)));
    }

    @Test
    void aFailedModelLeavesTheRecordingAndAnotherCanGoOn() throws InterruptedException {
        var other = new InstalledModel("other", "Another", "whisper", Optional.of(folder));
        engine.models = List.of(FakeSpeech.BUILT_IN, other);
        model.refresh();
        fx.until(() -> model.choice().models().size() == 2);
        listen();
        hear(1000);
        recognizer.say(partial(0, 100, 900, "", "half a"));
        recognizer.sessions.getFirst().fail(new SttException(SttError.OUT_OF_MEMORY, "There is not enough memory."));
        hear(500);
        fx.until(() -> ear() == Ear.State.FAILED);
        assertEquals(
                Optional.of("There is not enough memory."),
                model.conversation().hearing().failure().get());
        assertEquals(Phase.LISTENING, phase());
        assertFalse(take.closed);
        fx.until(() -> lines().isEmpty());
        assertTrue(notices.problems.isEmpty(), "it is said on the page");

        model.choice().choose(other);
        fx.until(() -> ear() == Ear.State.HEARING);
        assertEquals(Optional.empty(), model.conversation().hearing().failure().get());
        hear(1000);
        recognizer.say(settled(0, 0, 900, "Again."));
        fx.until(() -> lines().equals(List.of("Again.")));
        assertEquals(Duration.ofMillis(1500), paragraph(0).start(), "on the axis of the whole");
    }

    @Test
    void aModelChosenMeanwhileHearsFromThereOnAndTheFirstEndsItsSentence() throws InterruptedException {
        var other = new InstalledModel("other", "Another", "whisper", Optional.of(folder));
        engine.models = List.of(FakeSpeech.BUILT_IN, other);
        model.refresh();
        fx.until(() -> model.choice().models().size() == 2);
        listen();
        hear(1000);
        recognizer.sessions.getLast().lastWords = List.of(settled(7, 100, 900, "Of the first."));
        model.choice().choose(other);
        fx.until(() -> recognizer.sessions.size() == 2);
        recognizer.say(partial(0, 0, 300, "", "of the second"));
        hear(1000);
        fx.until(() -> lines().equals(List.of("Of the first.", "of the second")));
        assertEquals(16_000, recognizer.sessions.getFirst().samples);
    }

    @Test
    void aLostMicrophoneKeepsEverythingAndAnotherGoesOn() throws InterruptedException {
        listen();
        hear(2000);
        recognizer.sessions.getLast().lastWords = List.of(settled(0, 100, 1900, "In mid"));
        take.lose(UNPLUGGED);
        fx.until(() -> phase() == Phase.LOST && take.closed);
        fx.until(() -> lines().equals(List.of("In mid")));
        assertEquals(
                Optional.of(UNPLUGGED.sentence()), model.conversation().lost().get());
        assertEquals(Optional.empty(), model.conversation().hearing().failure().get());

        var second = new FakeTake(folder.resolve("two.wav"));
        engine.microphone = Optional.of(second);
        engine.microphones = List.of(new Microphone("desk", "Desk microphone"), new Microphone("head", "Headset"));
        model.refresh();
        fx.until(() -> model.sources().all().size() == 2);
        model.sources().choose(engine.microphones.get(1));
        model.toggle();
        fx.until(() -> recognizer.sessions.size() == 2 && ear() == Ear.State.HEARING);
        assertEquals(Optional.of("head"), engine.recorded.getLast());
        assertEquals(Optional.empty(), model.conversation().lost().get());
        second.hear(new float[16_000]);
        recognizer.say(settled(0, 0, 800, "sentence."));
        fx.until(() -> lines().equals(List.of("In mid", "sentence.")));
        assertEquals(Duration.ofSeconds(2), paragraph(1).start(), "the times go on");
        model.toggle();
        fx.until(() -> phase() == Phase.STOPPED);
        assertEquals(2, model.conversation().files().size());
    }

    @Test
    void withoutAMicrophoneItSaysSoAndCanBeTriedAgain() throws InterruptedException {
        engine.microphone = Optional.empty();
        model.toggle();
        fx.until(() -> phase() == Phase.READY);
        assertTrue(model.conversation().lost().get().orElseThrow().contains("connect one"));
        engine.microphone = Optional.of(take);
        listen();
    }

    @Test
    void aFullDiskEndsTheRecordingAndNotTheText() throws InterruptedException {
        listen();
        take.failure = Optional.of(new SttException(SttError.DISK_FULL, "The disk is full."));
        hear(100);
        fx.until(() -> model.conversation().lost().get().isPresent());
        assertEquals(Phase.LISTENING, phase());
        hear(1000);
        recognizer.say(settled(0, 0, 800, "Still heard."));
        fx.until(() -> lines().equals(List.of("Still heard.")));
    }

    @Test
    void itListensOnlyWhileTheKeyIsHeld() throws InterruptedException {
        model.pushToTalk(true);
        model.talkKey().press();
        fx.until(() -> phase() == Phase.LISTENING);
        assertFalse(take.paused);
        model.talkKey().press();
        model.talkKey().release();
        assertFalse(take.paused, "the last syllable is still to come");
        later.remove().run();
        assertTrue(take.paused);
        assertEquals(Phase.PAUSED, phase());
        fx.until(() -> recognizer.asked.size() == 1);
        var patience = recognizer.asked.getFirst().endpointing().patience().orElseThrow();
        assertTrue(patience.compareTo(Endpointing.LIVE.patience().orElseThrow()) < 0, "the utterance ends at once");

        model.talkKey().press();
        model.talkKey().release();
        model.talkKey().press();
        later.remove().run();
        assertFalse(take.paused, "held again meanwhile");
    }

    @Test
    void withPushToTalkTheButtonTurnsTheMicrophoneOnAndWaitsForTheKey() throws InterruptedException {
        model.pushToTalk(true);
        model.toggle();
        fx.until(() -> phase() == Phase.PAUSED);
        assertTrue(take.paused);
    }

    @Test
    void delaysAreCountedByTheClockFromWhenTheWordWasSpoken() throws InterruptedException {
        listen();
        hear(1000);
        fx.until(() -> model.conversation().meter().get().captured().toMillis() == 1000);
        // The marks of the clock come a chunk before the meter.
        hear(100);
        fx.until(() -> model.conversation().meter().get().captured().toMillis() == 1100);
        clock.pass(Duration.ofMillis(700));
        recognizer.say(partial(0, 100, 1000, "", "word"));
        fx.until(() -> model.conversation().hearing().delays().get().word().isPresent());
        assertEquals(
                Duration.ofMillis(700),
                model.conversation().hearing().delays().get().word().orElseThrow());
        // Nothing is captured while paused, and time passes all the same.
        model.pauseOrResume();
        clock.pass(Duration.ofMillis(600));
        recognizer.say(settled(0, 100, 1000, "Word."));
        fx.until(() -> model.conversation().hearing().delays().get().settled().isPresent());
        assertEquals(
                Duration.ofMillis(1300),
                model.conversation().hearing().delays().get().settled().orElseThrow());
    }

    @Test
    void theClipboardHasTheWholeTextSoFar() throws InterruptedException {
        model.copyAsItGoes(true);
        listen();
        hear(3000);
        recognizer.say(settled(0, 0, 800, "One."), partial(1, 1000, 1200, "", "t"), settled(1, 1000, 2000, "Two."));
        fx.until(() -> lines().equals(List.of("One.", "Two.")));
        assertEquals(List.of("One.", "One.\nTwo."), clipboard);
        assertTrue(notices.infos.isEmpty(), "no notice for each utterance");
    }

    @Test
    void noticesAreShownOnThePage() throws InterruptedException {
        listen();
        recognizer.say(new TranscriptEvent.Notice("The text comes in longer steps."));
        fx.until(() -> model.conversation().hearing().notice().get().isPresent());
        assertTrue(notices.infos.isEmpty());
        model.conversation().hearing().dismissNotice();
        assertEquals(Optional.empty(), model.conversation().hearing().notice().get());
    }

    @Test
    void whereTheModelIsTooSlowASmallerOneIsOfferedAndHearsOn() throws InterruptedException {
        var tiny = new InstalledModel("tiny", "Whisper tiny", "whisper", Optional.empty());
        engine.smaller = Optional.of(tiny);
        engine.models = List.of(FakeSpeech.BUILT_IN, tiny);
        model.refresh();
        fx.until(() -> model.choice().models().contains(tiny));
        listen();
        recognizer.say(new TranscriptEvent.Notice(Topic.PACE, "Text appears only when they pause."));
        var hearing = model.conversation().hearing();
        fx.until(() -> hearing.relief().get().equals(Optional.of(tiny)));
        hearing.acceptRelief();
        fx.until(() -> engine.loaded.contains(tiny));
        assertEquals(Optional.empty(), hearing.notice().get());
        assertEquals(Optional.empty(), hearing.relief().get());
    }

    @Test
    void aNoticeOfAnotherKindOffersNothing() throws InterruptedException {
        engine.smaller = Optional.of(FakeSpeech.BUILT_IN);
        listen();
        recognizer.say(new TranscriptEvent.Notice("The GPU failed."));
        fx.until(() -> model.conversation().hearing().notice().get().isPresent());
        assertEquals(Optional.empty(), model.conversation().hearing().relief().get());
    }

    @Test
    void startingAnewForgetsTheTextAndKeepsTheRecording() throws Exception {
        listen();
        hear(1000);
        recognizer.say(settled(0, 0, 800, "One."));
        fx.until(() -> lines().size() == 1);
        model.startAnew();
        assertEquals(1, lines().size(), "not while the microphone is on");
        model.toggle();
        fx.until(() -> phase() == Phase.STOPPED);
        model.startAnew();
        assertEquals(List.of(), lines());
        assertEquals(Phase.READY, phase());
    }

    @Test
    void theTextIsSavedWithTimesThatRunOn() throws Exception {
        listen();
        hear(1000);
        recognizer.say(settled(0, 0, 800, "One."));
        fx.until(() -> lines().size() == 1);
        model.toggle();
        fx.until(() -> phase() == Phase.STOPPED);
        var srt = ExportFormats.find("srt").orElseThrow();
        assertTrue(model.exportable());
        var target = model.exportTo(srt);
        assertEquals("one.srt", String.valueOf(target.getFileName()));
        model.export(srt, target);
        fx.until(() -> !notices.infos.isEmpty());
        assertTrue(Files.readString(target).contains("One."));
    }

    @Test
    void theSizeOfTheTextIsRemembered() {
        double usual = model.look().get().type();
        model.larger();
        assertTrue(model.look().get().type() > usual);
        for (int i = 0; i < 50; i++) {
            model.smaller();
        }
        assertTrue(settings.settings().get().live().type() >= 14);
        model.usualSize();
        assertEquals(usual, model.look().get().type());
    }

    private void listen() throws InterruptedException {
        model.toggle();
        fx.until(() -> phase() == Phase.LISTENING && ear() == Ear.State.HEARING);
    }

    private void hear(int millis) {
        for (int at = 0; at < millis; at += 100) {
            take.hear(new float[1600]);
        }
    }

    private Phase phase() {
        return model.conversation().phase().get();
    }

    private Ear.State ear() {
        return model.conversation().hearing().state().get();
    }

    private boolean speaking() {
        return model.conversation().hearing().speaking().get();
    }

    private Paragraph paragraph(int at) {
        return model.conversation().hearing().script().paragraphs().get(at);
    }

    private List<String> lines() {
        return model.conversation().hearing().script().paragraphs().stream()
                .map(Paragraph::text)
                .toList();
    }
}
