package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.FxQueue;
import dev.earshot.app.shell.Capitals;
import dev.earshot.app.shell.FakeNotices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Ticking;
import dev.earshot.app.speech.TranscriptExport;
import dev.earshot.app.speech.Waveform;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.export.ExportFormats;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page without a node: its threads are real, the FX thread is the test's own.
class TranscribeViewModelTest {
    private static final Duration LONG = Duration.ofSeconds(16);

    @TempDir
    Path folder;

    private final FxQueue fx = new FxQueue();
    private final FakeEngine engine = new FakeEngine();
    private final FakeNotices notices = new FakeNotices();
    private final Ticking clock = new Ticking();
    private final RunningTasks tasks = new RunningTasks(clock);
    private final List<Path> shown = new ArrayList<>();
    private SettingsStore settings;
    private TranscribeViewModel model;

    @BeforeEach
    void open() {
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new TranscribeViewModel(new Surroundings<>(
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
                shown::add));
    }

    @AfterEach
    void close() {
        model.close();
        settings.close();
    }

    @Test
    void aRecordingBecomesTextByItself() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        var item = model.selected().get().orElseThrow();
        assertInstanceOf(ItemState.Done.class, item.state().get());
        assertEquals(Morning.segments(), item.settled().segments());
        assertEquals(ScriptedRecognizer.INFO, item.heard().get().orElseThrow().recognizer());
        assertTrue(tasks.list().isEmpty());
    }

    @Test
    void oneIsHeardAtATimeInTheirOrder() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(LONG);
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav"), morning("b.wav")));
        fx.until(recognizer::waits);
        fx.until(() -> model.items().size() == 2
                && model.items().getFirst().state().get() instanceof ItemState.Running running
                && running.progress() > 0.5);

        assertInstanceOf(ItemState.Waiting.class, model.items().get(1).state().get());
        assertEquals(1, recognizer.sessions());
        assertEquals(1, tasks.list().size());

        recognizer.goOn();
        recognizer.goOn();
        untilAllEnded();
        assertEquals(2, recognizer.sessions());
    }

    @Test
    void theFirstIsHeardFirstThoughItIsSlowToOpen() throws InterruptedException {
        var disk = new CountDownLatch(1);
        engine.opening = file -> {
            if (file.endsWith("a.wav")) {
                awaitUninterrupted(disk);
            }
        };
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments());
        model.add(List.of(morning("a.wav"), morning("b.wav")));
        fx.until(() -> model.items().size() == 2
                && model.items().getLast().sound().get().isPresent());
        assertInstanceOf(
                ItemState.Waiting.class, model.items().getLast().state().get());

        disk.countDown();
        fx.until(() -> model.items().getLast().state().get() instanceof ItemState.Running);
        assertInstanceOf(ItemState.Done.class, model.items().getFirst().state().get());
        untilAllEnded();
    }

    @Test
    void oneThatIsSlowToOpenGivesWayWhenItIsCancelled() throws InterruptedException {
        var disk = new CountDownLatch(1);
        engine.opening = file -> {
            if (file.endsWith("a.wav")) {
                awaitUninterrupted(disk);
            }
        };
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments());
        model.add(List.of(morning("a.wav"), morning("b.wav")));
        fx.until(() -> model.items().size() == 2
                && model.items().getLast().sound().get().isPresent());

        model.cancel(model.items().getFirst());
        fx.until(() -> model.items().getLast().state().get() instanceof ItemState.Done);
        disk.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void interimWordsAreThereBeforeTheyAreSettled() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(Duration.ofMillis(16_900));
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav")));
        fx.until(recognizer::waits);
        fx.until(() -> lines().size() == 7);

        assertFalse(lines().getLast().settled());
        assertTrue(lines().stream().limit(6).allMatch(Line::settled));
        recognizer.goOn();
    }

    @Test
    void cancellingKeepsWhatIsSettledAndTheNextOneBegins() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(LONG);
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav"), morning("b.wav")));
        fx.until(recognizer::waits);
        fx.until(() -> lines().size() >= 6);

        model.cancel(model.items().getFirst());

        assertInstanceOf(
                ItemState.Cancelled.class, model.items().getFirst().state().get());
        assertEquals(6, lines().size());
        assertTrue(lines().getLast().settled());
        fx.until(recognizer::waits);
        recognizer.goOn();
        untilAllEnded();
        assertInstanceOf(ItemState.Done.class, model.items().get(1).state().get());
        assertEquals(6, lines().size(), "the cancelled one says nothing more");
    }

    @Test
    void theStatusBarCancelsToo() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(LONG);
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav")));
        fx.until(recognizer::waits);
        fx.until(() -> tasks.list().stream().anyMatch(task -> task.title().equals("Transcribing a.wav")));

        tasks.list().getFirst().cancel();

        assertInstanceOf(
                ItemState.Cancelled.class, model.items().getFirst().state().get());
        assertTrue(tasks.list().isEmpty());
    }

    @Test
    void aFailureIsASentenceAndLosesNoSettledWord() throws InterruptedException {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).failingAt(LONG);
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        assertEquals(
                new ItemState.Failed("There is not enough memory to go on."),
                model.items().getFirst().state().get());
        assertEquals(
                Morning.segments().subList(0, 6),
                model.items().getFirst().settled().segments());
    }

    @Test
    void oneThatFailedIsTriedAgainInPlace() throws InterruptedException {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).failingAt(LONG);
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        engine.recognizer = ScriptedRecognizer.saying(Morning.segments());
        model.retry(model.items().getFirst());
        untilAllEnded();

        assertEquals(1, model.items().size());
        assertEquals(10, lines().size());
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedAndTheOthersGoOn() throws InterruptedException {
        var photo = folder.resolve("photo.jpg");
        model.add(List.of(photo, morning("a.wav")));
        untilAllEnded();

        assertEquals(
                new ItemState.Failed("“photo.jpg” is not a recording: Earshot found no sound in it."),
                model.items().get(0).state().get());
        assertInstanceOf(ItemState.Done.class, model.items().get(1).state().get());

        engine.with(photo, Morning.samples(), 1);
        model.retry(model.items().get(0));
        untilAllEnded();
        assertInstanceOf(ItemState.Done.class, model.items().get(0).state().get());
    }

    @Test
    void whatIsWaitingAlreadyIsNotAddedAgainButWhatIsDoneIs() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(LONG);
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav"), morning("b.wav")));
        fx.until(recognizer::waits);
        fx.until(() -> model.items().size() == 2);

        boolean[] added = {false};
        model.add(List.of(folder.resolve("b.wav"), folder.resolve("a.wav")));
        model.items().addListener((javafx.collections.ListChangeListener<QueueItem>) _ -> added[0] = true);
        fx.until(() -> added[0]);
        assertEquals(3, model.items().size(), "a.wav is running, so it may be asked for again");
        recognizer.goOn();
        recognizer.goOn();
        recognizer.goOn();
        untilAllEnded();
    }

    @Test
    void anEmptyFolderIsSaidToBeOne() throws InterruptedException, IOException {
        Files.createDirectory(folder.resolve("tapes"));
        model.add(List.of(folder.resolve("tapes")));
        fx.until(() -> !notices.infos.isEmpty());

        assertEquals(List.of("There are no recordings in “tapes”."), notices.infos);
    }

    @Test
    void aRemovedItemComesBackWithItsText() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        model.remove(model.items().getFirst());
        assertTrue(model.items().isEmpty());
        assertEquals(Optional.empty(), model.selected().get());

        notices.actions.getFirst().run();
        assertEquals(10, lines().size());
        assertEquals(model.items().getFirst(), model.selected().get().orElseThrow());
    }

    @Test
    void transcribingAgainKeepsTheFirstText() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        model.again(model.items().getFirst());
        untilAllEnded();

        assertEquals(2, model.items().size());
        assertEquals(10, model.items().get(0).lines().size());
        assertEquals(10, model.items().get(1).lines().size());
        assertEquals(model.items().get(1), model.selected().get().orElseThrow());
    }

    @Test
    void eachChannelBecomesAnItemOfItsOwn() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        model.eachChannel(model.items().getFirst());
        untilAllEnded();

        assertEquals(
                List.of(Channel.MIX, Channel.LEFT, Channel.RIGHT),
                model.items().stream()
                        .map(item -> item.selection().get().channel())
                        .toList());
        assertEquals(
                List.of("", "Left channel", "Right channel"),
                model.items().stream().map(QueueItem::part).toList());
    }

    @Test
    void theWaveformOfWhatIsShownIsDecodedToItsEnd() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        fx.until(() -> model.waveform().get().filter(Waveform::complete).isPresent());

        var waveform = model.waveform().get().orElseThrow();
        assertEquals(Morning.samples().length, waveform.peaks().samples());
        untilAllEnded();
    }

    @Test
    void clickingAWordPlaysFromIt() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();
        var word = lines().get(5).words().get(3);

        model.playFromText(5, word.from() + 1);

        assertEquals(Optional.of(word.word().span().start()), engine.players.getFirst().from);
    }

    @Test
    void anExportIsWrittenWholeAndLeavesNothingBeside() throws InterruptedException, IOException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();
        var srt = ExportFormats.find("srt").orElseThrow();
        var item = model.items().getFirst();
        var out = Files.createDirectory(folder.resolve("out"));

        model.export(item, srt, out.resolve(TranscriptExport.fileName(item.name(), item.part(), srt)));
        fx.until(() -> !notices.infos.isEmpty());

        assertEquals(List.of("Saved “a.srt”."), notices.infos);
        assertTrue(Files.readString(out.resolve("a.srt")).contains("Read me the news of the day."));
        try (var files = Files.list(out)) {
            assertEquals(1, files.count());
        }
        notices.actions.getFirst().run();
        assertEquals(List.of(out.resolve("a.srt")), shown);
    }

    @Test
    void capitalsAreShownAsTheUserLikesAndExportedAsTheyAre() throws Exception {
        var recognizer = ScriptedRecognizer.saying(Morning.inCapitals());
        recognizer.info = ScriptedRecognizer.SPELLER;
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav")));
        untilAllEnded();
        var item = model.items().getFirst();
        assertEquals("Read me the", item.lines().getFirst().text().substring(0, 11));

        model.showCapitals(Capitals.AS_WRITTEN);
        assertEquals("READ ME THE", item.lines().getFirst().text().substring(0, 11));
        model.showCapitals(Capitals.AS_SENTENCES);
        assertEquals("Read me the", item.lines().getFirst().text().substring(0, 11));
        assertEquals(Morning.inCapitals(), item.settled().segments());
    }

    @Test
    void anExportThatCannotBeWrittenSaysSoAndLeavesTheOldFile() throws InterruptedException {
        model.add(List.of(morning("a.wav")));
        untilAllEnded();
        var txt = ExportFormats.find("txt").orElseThrow();

        model.export(model.items().getFirst(), txt, folder.resolve("gone/a.txt"));
        fx.until(() -> !notices.problems.isEmpty());

        assertEquals(
                List.of("“a.txt” was not saved: Earshot may not write there. Choose another folder."),
                notices.problems);
    }

    @Test
    void theModelThatWasChosenIsUsedAndRemembered() throws InterruptedException {
        var other = new InstalledModel("big", "Big model", "neural", Optional.empty());
        engine.models = List.of(other, FakeEngine.BUILT_IN);
        model.choice().refresh();
        fx.until(() -> model.choice().models().size() == 2);
        assertEquals(Optional.of(other), model.choice().model().get(), "nobody chose: the best one");

        model.choice().choose(FakeEngine.BUILT_IN);
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        assertEquals(Optional.of("sphinx"), settings.settings().get().model());
        assertEquals(List.of(FakeEngine.BUILT_IN), engine.loaded);
    }

    @Test
    void aLanguageTheRecogniserDoesNotKnowIsNotAskedFor() throws InterruptedException {
        model.choice().chooseLanguage(Optional.of("de"));
        assertEquals(Optional.of("de"), model.choice().options().language());

        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        assertEquals(List.of("en-US"), model.choice().languages().get());
        assertEquals(Optional.empty(), model.choice().options().language());
    }

    @Test
    void aModelIsChosenByItsFolderAndRememberedAmongTheOthers() throws InterruptedException {
        var own = folder.resolve("own model");
        var chosen = new InstalledModel("own model", "My own", "neural", Optional.of(own));
        engine.modelsAt.put(own, chosen);
        model.choice().chooseFolder(own);
        fx.until(() -> model.choice().model().get().filter(chosen::equals).isPresent());

        assertEquals(Optional.of(own.toString()), settings.settings().get().model());
        assertEquals(
                List.of(chosen, FakeEngine.BUILT_IN), List.copyOf(model.choice().models()));
        model.choice().choose(FakeEngine.BUILT_IN);
        model.choice().refresh();
        model.choice().choose(chosen);
        model.add(List.of(morning("a.wav")));
        untilAllEnded();
        assertEquals(List.of(chosen), engine.loaded);
        assertEquals(Optional.of(own.toString()), settings.settings().get().model());
    }

    @Test
    void aFolderWithoutAModelIsToldAndChangesNothing() throws InterruptedException {
        var nothing = folder.resolve("photos");
        model.choice().chooseFolder(nothing);
        fx.until(() -> !notices.problems.isEmpty());

        assertEquals(List.of("There is no model in " + nothing + "."), notices.problems);
        assertEquals(Optional.empty(), settings.settings().get().model());
        assertEquals(List.of(), settings.settings().get().modelFolders());
    }

    @Test
    void whatAModelUnderstandsIsOfferedBeforeItIsLoaded() throws InterruptedException {
        engine.models = List.of(POLYGLOT, FakeEngine.BUILT_IN);
        model.choice().refresh();
        fx.until(() -> model.choice().models().size() == 2);
        assertEquals(List.of("de", "en"), model.choice().languages().get());
        assertTrue(model.choice().translates().get());

        model.choice().chooseTask(Task.TRANSLATE);
        assertEquals(Task.TRANSLATE, model.choice().options().task());
        model.choice().choose(FakeEngine.BUILT_IN);
        assertEquals(Task.TRANSCRIBE, model.choice().options().task(), "this one cannot");
        assertFalse(model.choice().translates().get());
    }

    private static final InstalledModel POLYGLOT = new InstalledModel(
            "polyglot", "Polyglot", "neural", Optional.of(Path.of("polyglot")), List.of("de", "en"), true);

    @Test
    void modelsRunWhereTheSettingsSay() throws InterruptedException {
        settings.change(old -> old.withDevice(Optional.of("cpu")).withPrecision(Optional.of(Precision.INT8)));
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        assertEquals(
                List.of(new LoadOptions("cpu", Optional.of(Precision.INT8), Optional.of(Precision.INT8))),
                engine.loadedWith);
    }

    @Test
    void whatTheRecogniserWantsTheUserToKnowIsANotice() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments());
        recognizer.notices = List.of("The GPU ran out of memory; the processor took over.");
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        assertEquals(recognizer.notices, notices.infos);
        assertInstanceOf(ItemState.Done.class, model.items().getFirst().state().get());
    }

    @Test
    void theDeviceShownIsTheOneItEndedOn() throws InterruptedException {
        var recognizer = ScriptedRecognizer.saying(Morning.segments()).waitingAt(LONG);
        engine.recognizer = recognizer;
        model.add(List.of(morning("a.wav")));
        fx.until(recognizer::waits);
        recognizer.info = new RecognizerInfo("sphinx", "Moved", "1", "CPU, after GPU 0 failed", List.of());
        recognizer.goOn();
        untilAllEnded();

        assertEquals(
                "CPU, after GPU 0 failed",
                model.items()
                        .getFirst()
                        .heard()
                        .get()
                        .orElseThrow()
                        .recognizer()
                        .device());
    }

    @Test
    void theLanguageThatWasFoundIsSaidWithTheItem() throws InterruptedException {
        engine.recognizer = ScriptedRecognizer.saying(Morning.spokenIn("de", "de", "en"));
        model.add(List.of(morning("a.wav")));
        untilAllEnded();

        var item = model.items().getFirst();
        assertEquals(Optional.of("de"), item.transcript().language().get());
        assertTrue(StatusSentence.of(item).contains(" \u00b7 German \u00b7 heard by "), StatusSentence.of(item));
    }

    @Test
    void recordingGivesTextWhileItGoesOnAndAnItemThatStays() throws InterruptedException {
        var live = record();
        speak(live, Morning.duration());
        fx.until(() -> lines().size() >= 9);
        fx.until(() ->
                model.recording().get().orElseThrow().meter().get().captured().equals(live.captured()));
        assertInstanceOf(
                ItemState.Recording.class, model.items().getFirst().state().get());

        model.toggleRecording();
        fx.until(() -> model.recording().get().isEmpty());

        assertTrue(live.closed);
        assertInstanceOf(ItemState.Done.class, model.items().getFirst().state().get());
        assertEquals(10, lines().size());
        assertEquals(
                Optional.of("Desk microphone"),
                model.items().getFirst().heard().get().orElseThrow().microphone());
        assertTrue(model.playback().available().get());
        assertTrue(tasks.list().isEmpty());
    }

    @Test
    void pausingIsPassedOnAndSilencesTheMeter() throws InterruptedException {
        var live = record();
        speak(live, Duration.ofSeconds(1));
        var recording = model.recording().get().orElseThrow();
        fx.until(() -> recording.meter().get().captured().equals(Duration.ofSeconds(1)));

        model.pauseOrResumeRecording();
        assertTrue(live.paused);
        assertEquals(Level.SILENCE, recording.meter().get().level());

        model.pauseOrResumeRecording();
        assertFalse(live.paused);
    }

    @Test
    void clippingIsRememberedByTheLamp() throws InterruptedException {
        var live = record();
        live.level = new Level(1, 0.5f, 12);
        speak(live, Duration.ofMillis(100));
        var recording = model.recording().get().orElseThrow();
        fx.until(() -> recording.meter().get().clipped());

        live.level = new Level(0.1f, 0.05f, 0);
        speak(live, Duration.ofMillis(100));
        fx.until(() -> recording.meter().get().captured().toMillis() == 200);
        assertTrue(recording.meter().get().clipped());
    }

    @Test
    void aRecogniserThatFailsDoesNotStopTheRecording() throws InterruptedException {
        engine.recognizer = ScriptedRecognizer.saying(Morning.segments()).failingAt(Duration.ofSeconds(5));
        var live = record();
        speak(live, Duration.ofSeconds(10));
        fx.until(() -> !notices.problems.isEmpty());

        assertEquals(List.of("There is not enough memory to go on. The recording goes on."), notices.problems);
        assertFalse(live.closed);
        assertTrue(model.recording().get().orElseThrow().microphoneOn());

        speak(live, Duration.ofSeconds(2));
        fx.until(() ->
                model.recording().get().orElseThrow().meter().get().captured().toSeconds() == 12);
        model.toggleRecording();
        fx.until(() -> model.recording().get().isEmpty());
        assertEquals(
                new ItemState.Failed("There is not enough memory to go on."),
                model.items().getFirst().state().get());
    }

    @Test
    void aMicrophoneThatGoesAwayKeepsTheRecordingAndItsWords() throws InterruptedException {
        var live = record();
        speak(live, Duration.ofSeconds(10));
        fx.until(() -> lines().size() >= 3);

        live.lose(new SttException(SttError.DEVICE_LOST, "The microphone is gone; what it delivered was kept."));
        fx.until(() -> model.recording().get().isEmpty());

        assertEquals(List.of("The microphone is gone; what it delivered was kept."), notices.problems);
        assertInstanceOf(ItemState.Done.class, model.items().getFirst().state().get());
        assertFalse(lines().isEmpty());
        assertTrue(model.playback().available().get());
    }

    @Test
    void aFullDiskEndsTheRecordingWithItsSentence() throws InterruptedException {
        var live = record();
        speak(live, Duration.ofSeconds(1));
        live.failure = Optional.of(new SttException(SttError.DISK_FULL, "The disk is full."));
        speak(live, Duration.ofSeconds(1));
        fx.until(() -> model.recording().get().isEmpty());

        assertEquals(List.of("The disk is full."), notices.problems);
        assertTrue(live.closed);
    }

    @Test
    void withoutAMicrophoneThereIsASentenceAndNothingElse() throws InterruptedException {
        model.choice().refresh();
        fx.until(() -> model.choice().model().get().isPresent());
        model.toggleRecording();
        fx.until(() -> model.recording().get().isEmpty());

        assertEquals(List.of("There is no microphone: connect one, then record again."), notices.problems);
        assertTrue(model.items().isEmpty());
        assertTrue(tasks.list().isEmpty());
    }

    @Test
    void whileAnotherPageListensTheQueueWaits() throws InterruptedException {
        model.othersListen(true);
        model.add(List.of(morning("a.wav")));
        fx.until(() -> model.items().size() == 1
                && model.items().getFirst().sound().get().isPresent());
        assertInstanceOf(
                ItemState.Waiting.class, model.items().getFirst().state().get());

        model.othersListen(false);
        untilAllEnded();
        assertInstanceOf(ItemState.Done.class, model.items().getFirst().state().get());
    }

    @Test
    void whileTheMicrophoneIsOnTheQueueWaits() throws InterruptedException {
        var live = record();
        model.add(List.of(morning("a.wav")));
        fx.until(() ->
                model.items().size() == 2 && model.items().get(1).sound().get().isPresent());
        assertInstanceOf(ItemState.Waiting.class, model.items().get(1).state().get());
        assertEquals(model.items().getFirst(), model.selected().get().orElseThrow());

        speak(live, Duration.ofSeconds(1));
        model.toggleRecording();
        untilAllEnded();
        assertInstanceOf(ItemState.Done.class, model.items().get(1).state().get());
    }

    @Test
    void anItemBeingRecordedIsNotRemoved() throws InterruptedException {
        record();
        model.remove(model.items().getFirst());

        assertEquals(1, model.items().size());
        assertEquals(List.of("Stop the recording before you remove it from the list."), notices.infos);
    }

    @Test
    void closingThePageCompletesTheRecording() throws InterruptedException {
        var live = record();
        speak(live, Duration.ofSeconds(1));

        model.close();

        assertTrue(live.closed);
    }

    @Test
    void aPartThatIsChosenWhileItWaitsIsChangedInPlace() throws InterruptedException {
        var live = record();
        model.add(List.of(morning("a.wav")));
        fx.until(() ->
                model.items().size() == 2 && model.items().get(1).sound().get().isPresent());
        var item = model.items().get(1);

        model.choosePart(item, AudioSelection.ALL.withChannel(Channel.RIGHT));

        assertEquals(2, model.items().size());
        assertEquals("Right channel", item.part());
        live.close();
    }

    private FakeTake record() throws InterruptedException {
        var live = new FakeTake(folder.resolve("Recording.wav"));
        engine.microphone = Optional.of(live);
        fx.until(() -> model.choice().model().get().isPresent());
        model.toggleRecording();
        fx.until(() -> !model.items().isEmpty());
        return live;
    }

    /// The next so many seconds of the ten sentences.
    private void speak(FakeTake live, Duration time) {
        var samples = Morning.samples();
        int from = (int) (live.captured().toMillis() * 16);
        int to = Math.min(samples.length, from + (int) (time.toMillis() * 16));
        for (int at = from; at < to; at += 1600) {
            live.hear(Arrays.copyOfRange(samples, at, Math.min(to, at + 1600)));
        }
    }

    private List<Line> lines() {
        return model.items().isEmpty() ? List.of() : model.items().getFirst().lines();
    }

    private void untilAllEnded() throws InterruptedException {
        fx.until(() -> !model.items().isEmpty()
                && tasks.list().isEmpty()
                && model.items().stream().allMatch(item -> item.state().get().ended()));
    }

    private Path morning(String name) {
        var file = folder.resolve(name);
        engine.with(file, Morning.samples(), 2);
        return file;
    }
}
