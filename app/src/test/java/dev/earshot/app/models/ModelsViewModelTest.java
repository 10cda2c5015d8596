package dev.earshot.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.FxQueue;
import dev.earshot.app.models.ModelState.Part;
import dev.earshot.app.shell.FakeNotices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.SttError;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.Download.Parts;
import dev.earshot.engine.store.DownloadProgress.Phase;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.Strength;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsViewModelTest {
    @TempDir
    private Path folder;

    private final FakeShelf shelf = new FakeShelf();
    private final FakeSpeeds speeds = new FakeSpeeds();
    private final FxQueue fx = new FxQueue();
    private final FakeNotices notices = new FakeNotices();
    private final RunningTasks tasks = new RunningTasks(InstantSource.system());
    private final List<Path> opened = new ArrayList<>();
    private SettingsStore settings;
    private Surroundings with;
    private ModelsViewModel model;

    @BeforeEach
    void open() {
        settings = new SettingsStore(folder.resolve("settings.json"));
        with = new Surroundings(
                shelf,
                speeds,
                settings,
                tasks,
                notices,
                new Surroundings.Threads(
                        fx,
                        task -> Thread.ofVirtual().start(task),
                        task -> Thread.ofPlatform().daemon().start(task)),
                opened::add);
        model = new ModelsViewModel(with);
    }

    @AfterEach
    void close() {
        model.close();
        settings.close();
    }

    @Test
    void aModelOfTheCatalogueIsOfferedUntilItIsHere() throws Exception {
        look();
        assertEquals(List.of("Built-in (basic English)"), names(Part.HERE));
        assertTrue(names(Part.OFFERED).contains("Whisper base"));

        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        lookAgain(() -> names(Part.HERE).contains("Whisper base"));
        assertFalse(names(Part.OFFERED).contains("Whisper base"));
        assertTrue(item("whisper-base").inUse().get(), "the best one installed is used when nobody chose");
    }

    @Test
    void whatLiesInTheSharedCacheIsHereAndSaysWhyItStays() throws Exception {
        shelf.cached.add(new CachedModel(
                "openai/whisper-small", "0".repeat(40), Path.of("/home/ada/.cache/hub/snapshot"), 967_000_000));
        look();
        assertTrue(names(Part.HERE).contains("Whisper small"));
        assertFalse(names(Part.OFFERED).contains("Whisper small"));
        var here = assertInstanceOf(
                ModelState.Here.class,
                item("cache/openai/whisper-small").state().get());
        assertTrue(here.lying().kept().orElseThrow().contains("share"));
    }

    @Test
    void aDownloadIsShownInTheListAndTheStatusBarAndOffersToBeUsed() throws Exception {
        look();
        var base = item("whisper-base");
        model.arrivals().get(base);
        assertEquals(List.of(base), model.items().in(Part.UNDER_WAY));
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.fetches.get("whisper-base").is(Phase.FETCHING, 145, 290, 5);
        fx.until(() -> tasks.list().getFirst().progress().get() == 0.5);
        assertEquals("Getting Whisper base", tasks.list().getFirst().title());

        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        shelf.fetches.get("whisper-base").complete();
        fx.until(() -> names(Part.HERE).contains("Whisper base"));
        assertTrue(tasks.list().isEmpty());
        assertEquals(List.of("Whisper base is here."), notices.infos);
        notices.actions.getFirst().run();
        assertEquals(Optional.of("whisper-base"), settings.settings().get().model());
        assertEquals(base, item("whisper-base"), "it stays the same item on its way");
    }

    @Test
    void withTheFirstModelComesWhatFindsSpeechAndWithNoOther() throws Exception {
        shelf.catalogue.add(FakeShelf.entry("silero-vad", "Silero VAD", 1, 20));
        look();
        model.arrivals().get(item("whisper-tiny"));
        fx.until(() -> shelf.fetches.containsKey("whisper-tiny"));
        assertFalse(shelf.fetches.containsKey("silero-vad"), "not before the model is here");
        shelf.stored.add(FakeShelf.installed("whisper-tiny", "Whisper tiny", 151));
        shelf.fetches.get("whisper-tiny").complete();
        fx.until(() -> shelf.fetches.containsKey("silero-vad"));
        model.arrivals().cancel(item("silero-vad"), Parts.DELETED);
        fx.until(() -> names(Part.UNDER_WAY).isEmpty() && names(Part.HERE).contains("Whisper tiny"));
        assertEquals(List.of("Whisper tiny is here."), notices.infos, "nobody is offered to use it");

        shelf.fetches.clear();
        model.arrivals().get(item("whisper-base"));
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        shelf.fetches.get("whisper-base").complete();
        fx.until(() -> names(Part.HERE).contains("Whisper base"));
        assertFalse(shelf.fetches.containsKey("silero-vad"));
    }

    @Test
    void useItHoldsAlsoWhenTheListHasNotSeenTheModelYet() throws Exception {
        look();
        model.arrivals().get(new ModelReference("openai/whisper-base", Optional.empty()));
        fx.until(() -> shelf.fetches.containsKey("openai/whisper-base"));
        shelf.fetches.get("openai/whisper-base").complete();
        fx.until(() -> !notices.actions.isEmpty());
        notices.actions.getFirst().run();
        assertEquals(Optional.empty(), settings.settings().get().model());

        shelf.stored.add(FakeShelf.installed("whisper-base", "whisper-base", 290));
        model.refresh();
        fx.until(() -> settings.settings().get().model().equals(Optional.of("whisper-base")));
    }

    @Test
    void aDownloadCanBePausedAndResumed() throws Exception {
        look();
        var base = item("whisper-base");
        model.arrivals().get(base);
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        model.arrivals().pause(base);
        fx.until(() -> phase(base) == Phase.PAUSED);
        model.arrivals().resume(base);
        fx.until(() -> phase(base) == Phase.FETCHING);
    }

    @Test
    void aCancelledDownloadIsNoProblemAndKeepsOrDeletesItsPartsAsAsked() throws Exception {
        look();
        var base = item("whisper-base");
        model.arrivals().get(base);
        model.arrivals().cancel(base, Parts.DELETED);
        fx.until(() -> base.state().get() instanceof ModelState.Offered);
        fx.until(() -> shelf.fetches.get("whisper-base").cancelled.isPresent());
        assertEquals(Optional.of(Parts.DELETED), shelf.fetches.get("whisper-base").cancelled);
        assertEquals(Optional.empty(), base.problem().get());
        assertTrue(tasks.list().isEmpty());
    }

    @Test
    void aFailureIsASentenceInTheRowAndTryingAgainForgetsIt() throws Exception {
        look();
        var base = item("whisper-base");
        model.arrivals().get(base);
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.fetches.get("whisper-base").fail(SttError.NETWORK, "The hub does not answer: try again later.");
        fx.until(() -> base.problem().get().isPresent());
        assertEquals(
                Optional.of("The hub does not answer: try again later."),
                base.problem().get());

        model.arrivals().get(base);
        assertEquals(Optional.empty(), base.problem().get());
        assertEquals(Part.UNDER_WAY, base.state().get().part());
    }

    @Test
    void whatAnEarlierRunBeganIsOfferedForGoingOnAndCanBeThrownAway() throws Exception {
        shelf.unfinished.add(new UnfinishedDownload("whisper-small", "Whisper small", 400, 967, false));
        look();
        var small = item("whisper-small");
        assertEquals(Part.UNDER_WAY, small.state().get().part());
        assertFalse(names(Part.OFFERED).contains("Whisper small"));

        model.arrivals().discard(small, shelf.unfinished.getFirst());
        fx.until(() -> names(Part.OFFERED).contains("Whisper small"));
        assertEquals(List.of("whisper-small"), shelf.discarded);
    }

    @Test
    void theFilterShowsWhatSuitsAndWhatIsSearchedFor() throws Exception {
        look();
        model.items().show(ModelFilter.ALL.forStrength(Optional.of(Strength.BEST_ACCURACY)));
        assertEquals(List.of("Whisper large v3"), names(Part.OFFERED));
        model.items().show(ModelFilter.ALL.searching("  BASE english "));
        assertEquals(List.of("Whisper base, English"), names(Part.OFFERED));
        model.items().show(ModelFilter.ALL);
        assertEquals(5, names(Part.OFFERED).size());
    }

    @Test
    void measuringReplacesTheEstimate() throws Exception {
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        look();
        var base = item("whisper-base");
        assertEquals(Speed.Origin.ESTIMATED, base.speed().get().orElseThrow().origin());
        model.upkeep().measure(base, ModelItems.usable(base).orElseThrow());
        fx.until(() -> base.speed().get().orElseThrow().origin() == Speed.Origin.MEASURED);
        assertEquals(
                "10 times faster than real time here (measured)",
                SpeedWords.sentence(base.speed().get().orElseThrow()));
    }

    @Test
    void measuringCanBeStopped() throws Exception {
        speeds.measuring = new CountDownLatch(1);
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        look();
        var base = item("whisper-base");
        model.upkeep().measure(base, ModelItems.usable(base).orElseThrow());
        fx.until(() -> base.work().get().filter(work -> work.fraction() > 0).isPresent());
        base.work().get().orElseThrow().cancel().run();
        fx.until(() -> base.work().get().isEmpty());
        assertTrue(tasks.list().isEmpty());
        assertEquals(Optional.empty(), base.problem().get());
    }

    @Test
    void aDamagedModelCanBeRepaired() throws Exception {
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        shelf.wrong.add(new Verification.Wrong("config.json", "is missing"));
        look();
        var base = item("whisper-base");
        model.upkeep().verify(base, shelf.stored.getFirst());
        fx.until(() -> base.finding().get().isPresent());
        var damaged = assertInstanceOf(
                ModelItem.Finding.Damaged.class, base.finding().get().orElseThrow());
        model.arrivals().repair(base, damaged.verification());
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.fetches.get("whisper-base").complete();
        fx.until(() -> base.finding().get().isEmpty());
        assertEquals(List.of("Whisper base is whole again."), notices.infos);
    }

    @Test
    void aRemovedModelIsOfferedAgain() throws Exception {
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        look();
        model.use(item("whisper-base"));
        model.upkeep().remove(item("whisper-base"), shelf.stored.getFirst());
        fx.until(() -> names(Part.OFFERED).contains("Whisper base"));
        assertEquals(Optional.empty(), settings.settings().get().model(), "what is gone is not used any more");
    }

    @Test
    void anotherModelIsLookedAtBeforeItIsFetched() throws Exception {
        var got = new ArrayList<ModelReference>();
        var lookup = new Lookup(with, got::add);
        lookup.ask(" nobody/nothing ");
        fx.until(() -> lookup.answer().get() instanceof Lookup.Answer.Refused);
        lookup.ask("no model at all");
        fx.until(() -> lookup.answer().get() instanceof Lookup.Answer.Refused(var why) && why.contains("organisation"));
        lookup.ask("someone/whisper-small");
        fx.until(() -> lookup.answer().get() instanceof Lookup.Answer.Found);
        var found = (Lookup.Answer.Found) lookup.answer().get();
        assertEquals("someone/whisper-small at 5f1d3a2: 967 MB of weights, licence mit.", found.sentence());
        lookup.get();
        assertEquals("someone/whisper-small", got.getFirst().repository());
        assertTrue(got.getFirst().revision().orElseThrow().startsWith("5f1d3a2"), "what was looked at is fetched");
    }

    @Test
    void theOfferComesOnceAndIsNeverMadeAgainAfterNotNow() throws Exception {
        var file = folder.resolve("offer.json");
        var offer = new Offer(model, with, file);
        offer.begin();
        fx.until(() -> offer.card().get().isPresent());
        assertEquals("Whisper base", offer.card().get().orElseThrow().item().name());
        offer.decline();
        assertEquals(Optional.empty(), offer.card().get());
        fx.until(() -> Files.exists(file));

        var atOnce = new Surroundings.Threads(fx, Runnable::run, Runnable::run);
        var later =
                new Offer(model, new Surroundings(shelf, speeds, settings, tasks, notices, atOnce, opened::add), file);
        later.begin();
        var seen = new AtomicBoolean();
        fx.execute(() -> seen.set(true));
        fx.until(seen::get);
        assertEquals(Optional.empty(), later.card().get());
    }

    @Test
    void theOfferMeasuresTheMachineFirstAndGoesWhenTheModelIsHere() throws Exception {
        speeds.machineKnown = false;
        var offer = new Offer(model, with, folder.resolve("offer.json"));
        offer.begin();
        fx.until(() -> offer.card().get().isPresent());
        assertTrue(speeds.machineKnown);
        offer.get();
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        shelf.fetches.get("whisper-base").complete();
        fx.until(() -> offer.card().get().isEmpty());
    }

    @Test
    void closingEndsTheDownloadsAndKeepsWhatArrived() throws Exception {
        look();
        model.arrivals().get(item("whisper-base"));
        fx.until(() -> shelf.fetches.containsKey("whisper-base"));
        model.close();
        assertEquals(Optional.of(Parts.KEPT), shelf.fetches.get("whisper-base").cancelled);
    }

    private void look() throws InterruptedException {
        lookAgain(() -> model.contents().get().isPresent());
    }

    private void lookAgain(BooleanSupplier seen) throws InterruptedException {
        model.refresh();
        fx.until(seen);
    }

    private List<String> names(Part part) {
        return model.items().in(part).stream().map(ModelItem::name).toList();
    }

    private ModelItem item(String id) {
        return model.items().all().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Phase phase(ModelItem item) {
        return item.state().get() instanceof ModelState.Fetching(var progress) ? progress.phase() : Phase.LOOKING;
    }
}
