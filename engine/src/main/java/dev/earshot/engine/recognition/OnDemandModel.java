package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A model whose weights are in memory while somebody uses them and for an idle time after that;
/// the next decoder loads them again. Safe for many threads, as every [LoadedModel] is.
///
/// Each time the last decoder is closed an idle spell begins, and when the idle time is over the
/// weights are freed if that same spell still lasts. No alarm is ever taken back: one that comes
/// too late finds another spell.
final class OnDemandModel implements LoadedModel {
    private final Supplier<LoadedModel> loader;
    private final Executor whenIdle;

    private final ReentrantLock lock = new ReentrantLock();
    private int decoders;
    private long spell; // counts idle times
    private boolean closed;

    /// Written under `lock`; read by [#info] without, which must not wait for a model that is being
    /// loaded.
    private volatile Optional<LoadedModel> loaded;

    private volatile RecognizerInfo lastKnown;

    private OnDemandModel(Supplier<LoadedModel> loader, Executor whenIdle, LoadedModel first) {
        this.loader = loader;
        this.whenIdle = whenIdle;
        this.loaded = Optional.of(first);
        this.lastKnown = first.info();
    }

    /// Loads it for the first time; seconds.
    ///
    /// @param loader makes it, now and whenever it is needed again
    /// @param whenIdle runs what it is given when the idle time has passed, on a thread that may be
    ///     kept waiting
    static OnDemandModel load(Supplier<LoadedModel> loader, Executor whenIdle) {
        var model = new OnDemandModel(loader, whenIdle, loader.get());
        model.beginSpell();
        return model;
    }

    /// What it says about itself, or said when it was last loaded.
    @Override
    public RecognizerInfo info() {
        return loaded.map(LoadedModel::info).orElse(lastKnown);
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
            if (loaded.isEmpty()) {
                loaded = Optional.of(loader.get());
            }
            decoders++;
            return open(loaded.get(), maker);
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
            decoders--;
            if (decoders == 0 && !closed) {
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
            if (decoders == 0 && spell == begun) {
                free();
            }
        } finally {
            lock.unlock();
        }
    }

    private void free() {
        loaded.ifPresent(model -> {
            lastKnown = model.info();
            loaded = Optional.empty();
            model.close();
        });
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
