package dev.earshot.app.models;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.CatalogFile;
import dev.earshot.engine.store.Download.Parts;
import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.DownloadProgress.Phase;
import dev.earshot.engine.store.HubSnapshot;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ManifestFile;
import dev.earshot.engine.store.ModelCatalog;
import dev.earshot.engine.store.ModelManifest;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.RemoteFile;
import dev.earshot.engine.store.Sha256;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.Strength;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A store in memory: each download waits until the test ends it.
final class FakeShelf implements Shelf {
    static final InstalledModel BUILT_IN =
            new InstalledModel("sphinx", "Built-in (basic English)", "sphinx", Optional.empty());
    static final Path FOLDER = Path.of("/home/ada/.local/share/earshot/models");

    final List<CatalogEntry> catalogue = new CopyOnWriteArrayList<>(List.of(
            entry("whisper-tiny", "Whisper tiny", 151, 390, Strength.REAL_TIME, Strength.CPU_ONLY),
            entry("whisper-base", "Whisper base", 290, 720, Strength.BALANCE, Strength.CPU_ONLY, Strength.REAL_TIME),
            entry("whisper-base.en", "Whisper base, English", 290, 720, Strength.ENGLISH_ONLY, Strength.REAL_TIME),
            entry("whisper-small", "Whisper small", 967, 1900, Strength.BALANCE),
            entry("whisper-large-v3", "Whisper large v3", 3087, 7200, Strength.BEST_ACCURACY)));
    final List<StoredModel> stored = new CopyOnWriteArrayList<>();
    final List<UnfinishedDownload> unfinished = new CopyOnWriteArrayList<>();
    final List<CachedModel> cached = new CopyOnWriteArrayList<>();
    final Map<String, FakeFetch> fetches = new ConcurrentHashMap<>();
    final List<Verification.Wrong> wrong = new CopyOnWriteArrayList<>();
    final List<String> discarded = new CopyOnWriteArrayList<>();

    static CatalogEntry entry(String id, String name, int megabytes, int memory, Strength... strengths) {
        return new CatalogEntry(
                id,
                name,
                "whisper",
                "openai/" + id,
                Optional.of("169d4a4341b33bc18d8881c4b69c2e104e1cc0af"),
                List.of(
                        new CatalogFile("config.json", 1_983, false, Optional.empty(), Optional.empty()),
                        new CatalogFile(
                                "model.safetensors",
                                megabytes * 1_000_000L,
                                false,
                                Optional.of(
                                        new Sha256("7ebd0e69e78190ffe1438491fa05cc1f5c1aa3a4c4db3bc1723adbb551ea2395")),
                                Optional.empty())),
                Optional.of("Apache-2.0"),
                id.endsWith(".en") ? List.of("en") : List.of("en", "de", "fr", "es", "ja"),
                megabytes * 500_000L,
                memory * 1_000_000L,
                Set.of(strengths),
                switch (id) {
                    case "whisper-tiny" -> "The smallest Whisper: quick everywhere, with more wrong words.";
                    case "whisper-base" -> "A good start on a laptop: quick, and right most of the time.";
                    case "whisper-base.en" -> "The same size for English alone, and better at it.";
                    case "whisper-small" -> "Noticeably better than base, at a third of its speed.";
                    default -> "The best there is, in 99 languages; wants a GPU.";
                });
    }

    static StoredModel installed(String id, String name, int megabytes) {
        return new StoredModel(
                id,
                FOLDER.resolve(id),
                Optional.of(new ModelManifest(
                        id,
                        name,
                        "whisper",
                        new ModelManifest.Origin.FromHub("openai/" + id, "169d4a4341b33bc18d8881c4b69c2e104e1cc0af"),
                        Optional.of("Apache-2.0"),
                        Instant.parse("2026-11-20T09:30:00Z"),
                        List.of(
                                new ManifestFile(
                                        "config.json",
                                        1_983,
                                        new Sha256("417a1c3f94a4c1ac1c0dd6ca1f6d2a9d4dba9a1ec6f8e2b9e63a54f8e3d3b801")),
                                new ManifestFile(
                                        "model.safetensors",
                                        megabytes * 1_000_000L,
                                        new Sha256(
                                                "7ebd0e69e78190ffe1438491fa05cc1f5c1aa3a4c4db3bc1723adbb551ea2395"))))),
                megabytes * 1_000_000L);
    }

    @Override
    public Contents look(List<Path> elsewhere) {
        var loadable = new ArrayList<InstalledModel>();
        stored.forEach(model -> loadable.add(new InstalledModel(
                model.id(), model.manifest().orElseThrow().name(), "whisper", Optional.of(model.folder()))));
        cached.forEach(model -> loadable.add(
                new InstalledModel(model.shortName(), model.shortName(), "whisper", Optional.of(model.folder()))));
        loadable.add(BUILT_IN);
        return new Contents(
                new Inventory(new ModelCatalog(catalogue, Optional.empty()), stored, cached).of(loadable),
                unfinished,
                catalogue,
                Optional.empty(),
                loadable.stream().findFirst(),
                new Contents.Disk(
                        FOLDER, stored.stream().mapToLong(StoredModel::bytes).sum(), 43_000_000_000L));
    }

    private FakeFetch begin(String id, Consumer<DownloadProgress> listener) {
        var fetch = new FakeFetch(listener);
        fetches.put(id, fetch);
        return fetch;
    }

    @Override
    public Fetch get(CatalogEntry entry, Consumer<DownloadProgress> listener) {
        return begin(entry.id(), listener);
    }

    @Override
    public Fetch get(ModelReference reference, Consumer<DownloadProgress> listener) {
        return begin(reference.repository(), listener);
    }

    @Override
    public Fetch goOn(UnfinishedDownload begun, Consumer<DownloadProgress> listener) {
        return begin(begun.id(), listener);
    }

    @Override
    public Fetch copy(Path folder, Consumer<DownloadProgress> listener) {
        return begin(folder.toString(), listener);
    }

    @Override
    public Fetch repair(Verification found, Consumer<DownloadProgress> listener) {
        return begin(found.model().id(), listener);
    }

    @Override
    public void discard(UnfinishedDownload begun) {
        discarded.add(begun.id());
        unfinished.remove(begun);
    }

    @Override
    public Verification verify(StoredModel model, Consumer<DownloadProgress> listener) {
        return new Verification(model, wrong);
    }

    @Override
    public void remove(StoredModel model) {
        stored.remove(model);
    }

    @Override
    public HubSnapshot ask(ModelReference reference) {
        if (reference.repository().startsWith("nobody/")) {
            throw new SttException(
                    SttError.MODEL_NOT_FOUND, "The hub has no model nobody/nothing: look at its name once more.");
        }
        return new HubSnapshot(
                reference.repository(),
                "5f1d3a2b00000000000000000000000000000000",
                List.of(new RemoteFile(
                        "model.safetensors",
                        URI.create("https://huggingface.co/x"),
                        967_000_000,
                        new RemoteFile.Content.Unknown())),
                Optional.of("mit"));
    }

    @Override
    public void moveTo(Path folder, Consumer<DownloadProgress> listener) {}

    /// A download that a test moves along.
    static final class FakeFetch implements Fetch {
        private final Consumer<DownloadProgress> listener;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile Optional<SttException> failure = Optional.empty();
        volatile Optional<Parts> cancelled = Optional.empty();
        volatile boolean closed;

        FakeFetch(Consumer<DownloadProgress> listener) {
            this.listener = listener;
        }

        void is(Phase phase, int done, int total, int perSecond) {
            listener.accept(new DownloadProgress(
                    phase,
                    done * 1_000_000L,
                    total * 1_000_000L,
                    perSecond * 1_000_000.0,
                    perSecond == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((total - done) / perSecond)),
                    Optional.empty()));
        }

        void complete() {
            end.countDown();
        }

        void fail(SttError error, String sentence) {
            failure = Optional.of(new SttException(error, sentence));
            end.countDown();
        }

        @Override
        public void pause() {
            is(Phase.PAUSED, 124, 290, 0);
        }

        @Override
        public void resume() {
            is(Phase.FETCHING, 124, 290, 6);
        }

        @Override
        public void cancel(Parts parts) {
            cancelled = Optional.of(parts);
            fail(SttError.CANCELLED, "Cancelled.");
        }

        @Override
        public void await() throws InterruptedException {
            end.await();
            if (failure.isPresent()) {
                throw failure.get();
            }
        }

        @Override
        public void close() {
            closed = true;
            end.countDown();
        }
    }
}
