package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.Download;
import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.Hub;
import dev.earshot.engine.store.HubSettings;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.vad.Detectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot models get`: fetches models.
@Command(
        name = "get",
        sortOptions = false,
        description = {
            "Fetch models. What has arrived is kept when it is cut off or stopped with",
            "Ctrl-C; the same command goes on from there.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot models get whisper-base              one of 'earshot models list --all'",
            "  earshot models get openai/whisper-base@main  any model of the hub that can be run",
            "  pass hub | earshot models get some/gated-model --token-from-stdin",
        })
final class ModelsGetCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            completionCandidates = ModelIds.class,
            description = "A name in the catalogue, or organisation/name on the hub, with @revision for another than"
                    + " the newest state.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--own-copy", description = "Fetch it even if another program has it in the shared cache.")
    private boolean ownCopy;

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    ModelsGetCommand(CliContext context) {
        this.context = context;
    }

    /// Starts a download that tells a listener.
    private interface Start extends Function<Consumer<DownloadProgress>, Download> {}

    @Override
    public Integer call() throws Exception {
        var hub = hubOptions.hub(context);
        var known = new KnownModels(context);
        boolean first = known.models().installed().stream()
                .allMatch(model -> model.folder().isEmpty());
        var several = new Several(context.terminal());
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            var fetching = new Fetching(context, status);
            for (String name : names) {
                several.during(name, () -> get(name, hub, known, fetching));
            }
            if (first) {
                getCompanion(hub, known, fetching);
            }
        }
        return several.exitCode(names.size()).code();
    }

    /// What finds speech for all models comes with the first of them: it is small.
    private void getCompanion(Hub hub, KnownModels known, Fetching fetching) throws InterruptedException {
        boolean arrived = known.models().installed().stream()
                .anyMatch(model -> model.folder().isPresent());
        boolean reachable = known.catalogued(Detectors.SILERO)
                .filter(entry -> isReachable(entry, hub))
                .isPresent();
        if (!arrived || !reachable || known.stored(Detectors.SILERO).isPresent()) {
            return;
        }
        try {
            get(Detectors.SILERO, hub, known, fetching);
        } catch (SttException e) {
            context.terminal()
                    .note("Silero VAD, which finds speech better than what is built in, was not fetched. "
                            + e.sentence());
        }
    }

    /// Somebody who named a hub of their own may have no way to any other place.
    private static boolean isReachable(CatalogEntry entry, Hub hub) {
        var base = hub.settings().base();
        return base.equals(HubSettings.USUAL)
                || entry.files().stream()
                        .allMatch(file -> file.from()
                                .filter(place -> !place.getAuthority().equals(base.getAuthority()))
                                .isEmpty());
    }

    private void get(String name, Hub hub, KnownModels known, Fetching fetching) throws InterruptedException {
        var entry = known.catalogued(name);
        if (entry.isPresent()) {
            var model = entry.get();
            get(
                    model.name(),
                    model.id(),
                    cached(model),
                    hub,
                    known,
                    fetching,
                    listener -> known.store().download(hub, model, listener));
        } else if (ModelReference.isOne(name)) {
            var reference = ModelReference.parse(name);
            get(
                    reference.shortName(),
                    name,
                    cached(reference),
                    hub,
                    known,
                    fetching,
                    listener -> known.store().download(hub, reference, listener));
        } else if (known.stored(name).isPresent() || known.isUnfinished(name)) {
            get(
                    name,
                    name,
                    Optional.empty(),
                    hub,
                    known,
                    fetching,
                    listener -> known.store().resume(hub, name, listener));
        } else {
            throw known.unknown(name);
        }
    }

    private Optional<CachedModel> cached(CatalogEntry entry) {
        return ownCopy ? Optional.empty() : context.modelPlaces().get().cache().find(entry);
    }

    private Optional<CachedModel> cached(ModelReference reference) {
        return ownCopy || reference.revision().isPresent()
                ? Optional.empty()
                : context.modelPlaces().get().cache().models().stream()
                        .filter(model -> model.repository().equals(reference.repository()))
                        .findFirst();
    }

    private void get(
            String called,
            String name,
            Optional<CachedModel> cached,
            Hub hub,
            KnownModels known,
            Fetching fetching,
            Start start)
            throws InterruptedException {
        var before = known.stored(name);
        if (before.isPresent()) {
            out(called + " is here already: " + Size.show(before.get().bytes()) + ", "
                    + before.get().folder() + ".");
            return;
        }
        if (cached.isPresent()) {
            out(called + " is here already: another program fetched it, and Earshot uses it where it lies, "
                    + cached.get().folder() + "; --own-copy fetches one that is Earshot's own.");
            return;
        }
        HubOptions.checkOnline(hub.settings(), called);
        long began = context.nanoTime().now();
        fetching.run(called, "earshot models get " + name, start);
        double seconds = (context.nanoTime().now() - began) / 1e9;
        known.stored(name)
                .ifPresent(model -> out(String.format(
                        Locale.ROOT,
                        "%s is ready: %s in %.1f s, %s.",
                        called,
                        Size.show(model.bytes()),
                        seconds,
                        model.folder())));
    }

    private void out(String sentence) {
        context.terminal().out().println(sentence);
        context.terminal().checkOut();
    }
}
