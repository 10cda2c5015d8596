package dev.earshot.app.fx;

import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/// The one crossing from a session's thread to the FX thread.
///
/// However fast events come, at most one hand-over is waiting: it delivers all that gathered meanwhile, in order, and
/// of each segment only the newest Partial. Finals are never dropped.
public final class FxRelay implements TranscriptListener {
    private final Executor fxThread;
    private final TranscriptListener target;
    private List<TranscriptEvent> waiting = new ArrayList<>();

    /// @param fxThread `Platform::runLater`
    /// @param target hears on the FX thread
    public FxRelay(Executor fxThread, TranscriptListener target) {
        this.fxThread = fxThread;
        this.target = target;
    }

    @Override
    public void on(TranscriptEvent event) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            if (event instanceof TranscriptEvent.Partial newer) {
                waiting.removeIf(older -> older instanceof TranscriptEvent.Partial partial
                        && partial.segment().id() == newer.segment().id());
            }
            waiting.add(event);
        }
        if (first) {
            fxThread.execute(this::deliver);
        }
    }

    private void deliver() {
        List<TranscriptEvent> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        var next = batch.iterator();
        try {
            while (next.hasNext()) {
                target.on(next.next());
            }
        } finally {
            if (next.hasNext()) {
                deliverLater(next);
            }
        }
    }

    /// The target failed on one event: those behind it are not lost.
    private void deliverLater(Iterator<TranscriptEvent> rest) {
        synchronized (this) {
            List<TranscriptEvent> all = new ArrayList<>();
            rest.forEachRemaining(all::add);
            all.addAll(waiting);
            waiting = all;
        }
        fxThread.execute(this::deliver);
    }
}
