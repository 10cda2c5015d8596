package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.store.Amount;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The memory that several models share: makes room for the weights of one by freeing those of others, the one that has
/// gone unused for the longest first. What a session uses stays. Safe for many threads.
///
/// Whoever loads holds the lock of their own model and then takes the one in here. From in here no model's lock is
/// waited for: one that is held is in use.
final class SharedMemory {
    private volatile MemoryBudget budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<OnDemandModel> models = ConcurrentHashMap.newKeySet();
    private final AtomicLong uses = new AtomicLong();

    SharedMemory(MemoryBudget budget) {
        this.budget = budget;
    }

    /// From the next loading on.
    void allow(MemoryBudget other) {
        budget = other;
    }

    /// The number of this use of a model, counted over all of them.
    long use() {
        return uses.incrementAndGet();
    }

    /// Returns when there is room, which from then on is this model's until it gives it back.
    ///
    /// @throws SttException OVERLOADED when the others are in use, OUT_OF_MEMORY when it can never fit
    void makeRoom(OnDemandModel model, Footprint needed) {
        lock.lock();
        try {
            long limit = budget.on(needed.where());
            if (needed.bytes() > limit) {
                throw tooLarge(model, needed, limit);
            }
            boolean freed = false;
            while (taken(needed.where()) + needed.bytes() > limit) {
                if (!freeOne(needed.where())) {
                    throw full(model, needed, limit);
                }
                freed = true;
            }
            model.claim(needed);
            models.add(model);
            if (freed) {
                ProcessMemory.giveBack();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The model's weights are gone.
    void giveBack(OnDemandModel model) {
        models.remove(model);
    }

    private long taken(Compute where) {
        return on(where).mapToLong(model -> bytes(model, where)).sum();
    }

    private Stream<OnDemandModel> on(Compute where) {
        return models.stream().filter(model -> bytes(model, where) > 0);
    }

    private static long bytes(OnDemandModel model, Compute where) {
        return model.footprint()
                .filter(print -> print.where().equals(where))
                .map(Footprint::bytes)
                .orElse(0L);
    }

    private boolean freeOne(Compute where) {
        return on(where)
                .sorted(Comparator.comparingLong(OnDemandModel::lastUse))
                .anyMatch(OnDemandModel::freeIfUnused);
    }

    private static SttException tooLarge(OnDemandModel model, Footprint needed, long limit) {
        return new SttException(
                SttError.OUT_OF_MEMORY,
                model.name() + " needs about " + Amount.of(needed.bytes()) + " of memory, and models may take "
                        + Amount.of(limit) + " in all on the " + needed.where().label()
                        + ": choose a smaller model or precision, or allow more.");
    }

    private SttException full(OnDemandModel model, Footprint needed, long limit) {
        return new SttException(
                SttError.OVERLOADED,
                "There is no memory for " + model.name() + " now, which needs about " + Amount.of(needed.bytes())
                        + " of the " + Amount.of(limit) + " that models may take: those that are loaded are in use ("
                        + others(needed.where()) + "). Try again later, or choose one of them.");
    }

    /// The names of those that have a part of it.
    private String others(Compute where) {
        return on(where).map(OnDemandModel::name).sorted().collect(Collectors.joining(", "));
    }
}
