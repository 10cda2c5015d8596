package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A pool of searches. Sphinx writes into its weights while it listens (it caches scores in them), so that a search,
/// which takes seconds to load and about 170 MB, serves one session at a time. Another is loaded only when two
/// sessions really hear speech at once.
final class SphinxModel implements LoadedModel {
    private final RecognizerInfo info;
    private final Beams beams;

    /// Only its front end's constants are read through this, whoever is using it.
    private final SphinxSearch first;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<SphinxSearch> idle = new ArrayDeque<>();
    private boolean closed;

    private SphinxModel(InstalledModel model, Beams beams, SphinxSearch first) {
        this.info = new RecognizerInfo(model.id(), model.name(), "CMU Sphinx 4, en-US generic", "CPU", List.of("en"));
        this.beams = beams;
        this.first = first;
        idle.add(first);
    }

    /// Loads the first search; seconds.
    static SphinxModel load(InstalledModel model, Beams beams) throws IOException {
        return new SphinxModel(model, beams, SphinxSearch.load(beams));
    }

    @Override
    public RecognizerInfo info() {
        return info;
    }

    @Override
    public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
        return new SphinxDecoder(this, first.newCepstra(), options, detectors);
    }

    /// A search for one session, to be given back. Takes seconds when all are in use.
    SphinxSearch borrow() {
        lock.lock();
        try {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        } finally {
            lock.unlock();
        }
        try {
            return SphinxSearch.load(beams);
        } catch (IOException e) {
            throw new SttException(
                    SttError.MODEL_CORRUPT, "The files of " + info.name() + " can no longer be read.", e);
        }
    }

    void giveBack(SphinxSearch search) {
        lock.lock();
        try {
            if (!closed) {
                idle.push(search);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
