package dev.earshot.engine.model.sphinx;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Where we push and Sphinx pulls.
final class DataQueue extends BaseDataProcessor {
    private final Queue<Data> queue = new ArrayDeque<>();

    void add(Data data) {
        queue.add(data);
    }

    int size() {
        return queue.size();
    }

    void clear() {
        queue.clear();
    }

    /// What was pushed first; null when there is nothing now, which is how Sphinx says so.
    @Override
    public @Nullable Data getData() {
        return queue.poll();
    }
}
