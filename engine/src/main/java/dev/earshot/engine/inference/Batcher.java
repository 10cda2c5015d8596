package dev.earshot.engine.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Computes in one go what several threads want at the same moment: a network reads its weights once a go, however many
/// they are. It has no thread of its own. One of those that wait computes for all of them.
///
/// Nobody waits for an idle machine: who comes while nothing is computed begins at once. Who comes in the meantime has
/// a part in the next go, in the order in which they came, as far as a go may be large. What is half as large as that
/// gains nothing from company and would keep the others waiting: it is computed by itself and beside them.
///
/// Members come again and again, one go after the other (texts are written token by token), and a go that began with
/// the first of them would miss the others, who are on their way. So it waits for those that had a part in the last
/// go, for [#PATIENCE] at most.
///
/// A go that fails is done again for each of its members alone, so that nobody fails because of another.
///
/// @param <M> who wants something computed, one thing at a time; told apart by identity
public final class Batcher<M> {
    /// Less than a step of a text takes, and more than choosing its token.
    private static final long PATIENCE = 2_000_000; // ns

    private final Consumer<List<M>> computation;
    private final int largest;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition(); // or left for good
    private final Condition computed = lock.newCondition();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Set<M> expected = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean busy;

    /// @param computation what its members want; may be done a second time for a member that it failed for, and must
    ///     not have had any effect by then
    /// @param largest the size of a go, at most
    public Batcher(Consumer<List<M>> computation, int largest) {
        this.computation = computation;
        this.largest = largest;
    }

    /// What one member waits for.
    private final class Place {
        private final M member;
        private final int size;
        private boolean served;
        private Optional<Throwable> failure = Optional.empty();

        Place(M member, int size) {
            this.member = member;
            this.size = size;
        }
    }

    /// Returns when what the member wants has been computed, or throws what that threw. An interrupt does not end it:
    /// one go is short.
    ///
    /// @param size in the unit of the largest go, at least 1
    public void compute(M member, int size) {
        if (2 * size > largest) {
            leave(member);
            computation.accept(List.of(member));
            return;
        }
        var place = new Place(member, size);
        lock.lock();
        try {
            waiting.add(place);
            expected.remove(member);
            arrived.signal();
            while (!place.served) {
                if (busy) {
                    computed.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
        place.failure.ifPresent(Batcher::raise);
    }

    /// The member does not come again, or not soon. Whoever ends says so.
    public void leave(M member) {
        lock.lock();
        try {
            if (expected.remove(member)) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// One go, computed by this thread.
    private void lead() {
        busy = true;
        awaitExpected();
        var go = take();
        lock.unlock();
        try {
            compute(go);
        } finally {
            lock.lock();
            expected.clear();
            for (var place : go) {
                place.served = true;
                expected.add(place.member);
            }
            busy = false;
            computed.signalAll();
        }
    }

    private void awaitExpected() {
        boolean interrupted = false;
        long left = PATIENCE;
        while (!expected.isEmpty() && left > 0 && size() < largest) {
            try {
                left = arrived.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int size() {
        return waiting.stream().mapToInt(place -> place.size).sum();
    }

    private List<Place> take() {
        var go = new ArrayList<Place>();
        int size = 0;
        while (!waiting.isEmpty() && size + waiting.getFirst().size <= largest) {
            size += waiting.getFirst().size;
            go.add(waiting.removeFirst());
        }
        return go;
    }

    private void compute(List<Place> go) {
        try {
            computation.accept(go.stream().map(place -> place.member).toList());
        } catch (RuntimeException | Error together) {
            if (go.size() == 1) {
                go.getFirst().failure = Optional.of(together);
            } else {
                go.forEach(place -> compute(List.of(place)));
            }
        }
    }

    /// It is thrown where it belongs, which need not be the thread that it happened to.
    private static void raise(Throwable failure) {
        switch (failure) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
