package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// A model whose weights are in memory while somebody uses them and for an idle time after that;
/// the next decoder loads them again. Safe for many threads, as every [LoadedModel] is.
///
/// Each time the last decoder is closed an idle spell begins, and when the idle time is over the
/// weights are freed if that same spell still lasts. No alarm is ever taken back: one that comes
/// too late finds another spell.
final class OnDemandModel implements LoadedModel {
    private final String name;
    private final Loader loader;
    private final SharedMemory memory;
    private final Executor whenIdle;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger decoders = new AtomicInteger(); // written under `lock`
    private volatile long lastUse; // as the shared memory counts
    private long spell; // counts idle times
    private boolean closed;

    /// Written under `lock`; read by [#info] without, which must not wait for a model that is being
    /// loaded.
    private volatile Optional<LoadedModel> loaded = Optional.empty();

    /// What it has of the shared memory; empty while its weights are not there.
    private volatile Optional<Footprint> claimed = Optional.empty();

    private volatile Optional<RecognizerInfo> lastKnown = Optional.empty();

    /// How a model comes into memory.
    interface Loader {
        Footprint footprint();

        /// Seconds.
        LoadedModel load();
    }

    private OnDemandModel(String name, Loader loader, SharedMemory memory, Executor whenIdle) {
        this.name = name;
        this.loader = loader;
        this.memory = memory;
        this.whenIdle = whenIdle;
    }

    /// Loads it for the first time; seconds.
    ///
    /// @param name what a person calls it
    /// @param loader makes it, now and whenever it is needed again
    /// @param memory where its weights need room
    /// @param whenIdle runs what it is given when the idle time has passed, on a thread that may be
    ///     kept waiting
    /// @throws SttException what the loader throws, and as [SharedMemory#makeRoom]
    static OnDemandModel load(String name, Loader loader, SharedMemory memory, Executor whenIdle) {
        var model = new OnDemandModel(name, loader, memory, whenIdle);
        model.lock.lock();
        try {
            model.load();
            model.beginSpell();
        } finally {
            model.lock.unlock();
        }
        return model;
    }

    /// What a person calls it.
    String name() {
        return name;
    }

    /// What it says about itself, or said when it was last loaded.
    @Override
    public RecognizerInfo info() {
        return loaded.map(LoadedModel::info).or(() -> lastKnown).orElseThrow();
    }

    /// What its weights take now, or will when they have been loaded; empty while they are not in memory. A model that
    /// left the GPU, which failed, is on the processor.
    Optional<Footprint> footprint() {
        return claimed.map(claim -> loaded.map(LoadedModel::info)
                .map(info -> new Footprint(
                        info.device().equals(claim.where().label()) ? claim.where() : Compute.CPU,
                        Math.max(claim.bytes(), info.load().bytes())))
                .orElse(claim));
    }

    /// How many decoders are open.
    int decoders() {
        return decoders.get();
    }

    /// When it was used last, as [SharedMemory#use] counts.
    long lastUse() {
        return lastUse;
    }

    /// It may take this much from now on.
    void claim(Footprint footprint) {
        claimed = Optional.of(footprint);
    }

    /// Frees its weights, unless somebody uses or loads them.
    ///
    /// @return whether they were freed
    boolean freeIfUnused() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            boolean unused = loaded.isPresent() && decoders.get() == 0;
            if (unused) {
                free();
            }
            return unused;
        } finally {
            lock.unlock();
        }
    }

    private LoadedModel load() {
        boolean there = false;
        memory.makeRoom(this, loader.footprint());
        try {
            var model = loader.load();
            loaded = Optional.of(model);
            lastUse = memory.use();
            there = true;
            return model;
        } finally {
            if (!there) {
                giveBack();
            }
        }
    }

    /// Loads the weights first, when they are not in memory: seconds then.
    @Override
    public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
        return counted(model -> model.newDecoder(options, detectors));
    }

    /// Loads the weights first, as [#newDecoder] does.
    @Override
    public StreamDecoder newAligner(String text, Consumer<Alignment> result) {
        return counted(model -> model.newAligner(text, result));
    }

    private StreamDecoder counted(Function<LoadedModel, StreamDecoder> maker) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed");
            }
            var model = loaded.isPresent() ? loaded.get() : load();
            decoders.incrementAndGet();
            lastUse = memory.use();
            return open(model, maker);
        } finally {
            lock.unlock();
        }
    }

    private StreamDecoder open(LoadedModel model, Function<LoadedModel, StreamDecoder> maker) {
        boolean made = false;
        try {
            var decoder = new Counted(maker.apply(model));
            made = true;
            return decoder;
        } finally {
            if (!made) {
                release();
            }
        }
    }

    private void release() {
        lock.lock();
        try {
            int left = decoders.decrementAndGet();
            lastUse = memory.use();
            if (left == 0 && !closed) {
                beginSpell();
            }
        } finally {
            lock.unlock();
        }
    }

    private void beginSpell() {
        long begun = ++spell;
        whenIdle.execute(() -> idle(begun));
    }

    private void idle(long begun) {
        lock.lock();
        try {
            if (decoders.get() == 0 && spell == begun) {
                free();
            }
        } finally {
            lock.unlock();
        }
    }

    private void free() {
        loaded.ifPresent(model -> {
            lastKnown = Optional.of(model.info());
            loaded = Optional.empty();
            model.close();
            giveBack();
        });
    }

    private void giveBack() {
        claimed = Optional.empty();
        memory.giveBack(this);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            free();
        } finally {
            lock.unlock();
        }
    }

    /// A decoder that says once that it is no longer used.
    private final class Counted implements StreamDecoder {
        private final StreamDecoder decoder;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Counted(StreamDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
            decoder.accept(chunk, out);
        }

        @Override
        public void behind(Duration waiting) {
            decoder.behind(waiting);
        }

        @Override
        public void idle(TranscriptListener out) throws InterruptedException {
            decoder.idle(out);
        }

        @Override
        public Optional<Detector> detector() {
            return decoder.detector();
        }

        @Override
        public void finish(TranscriptListener out) throws InterruptedException {
            decoder.finish(out);
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                try {
                    decoder.close();
                } finally {
                    release();
                }
            }
        }
    }
}
