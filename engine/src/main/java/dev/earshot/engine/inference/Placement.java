package dev.earshot.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Where a network runs: on a GPU until that runs out of memory or fails, from then on on the processor. Safe for many
/// threads.
///
/// A GPU's network is not freed before the end: other threads may still be on it.
///
/// @param <N> the network
public final class Placement<N extends Placement.Network> implements AutoCloseable {
    private final Function<Compute, N> loader;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<N> networks = new ArrayList<>();
    private volatile Place<N> place;

    /// Weights on a device, with what is computed from them. Safe for many threads.
    public interface Network extends AutoCloseable {
        /// Frees the weights. Idempotent.
        @Override
        void close();
    }

    /// @param notice what the user should know about how the network came to be there
    private record Place<N>(Compute where, N network, Optional<String> notice) {}

    /// Something that a network is needed for. It may be done a second time, on another network, after it failed on the
    /// first: it must not have had any effect by then.
    public interface Work<N, T> {
        T on(N network) throws InterruptedException;
    }

    private Placement(Function<Compute, N> loader, Place<N> place) {
        this.loader = loader;
        this.place = place;
        networks.add(place.network);
    }

    /// Loads the network, on the processor if the GPU cannot take it.
    ///
    /// @throws dev.earshot.engine.SttException OUT_OF_MEMORY, UNSUPPORTED
    public static <N extends Network> Placement<N> load(Compute where, Function<Compute, N> loader) {
        try {
            return new Placement<>(loader, new Place<>(where, loader.apply(where), Optional.empty()));
        } catch (GpuFailure failure) {
            return new Placement<>(
                    loader, new Place<>(Compute.CPU, loader.apply(Compute.CPU), Optional.of(notice(where, failure))));
        }
    }

    /// Where it runs now.
    public Compute where() {
        return place.where;
    }

    /// The network as it is now; what uses it by itself does without the processor's help.
    public N network() {
        return place.network;
    }

    /// A network that is on the processor already.
    public static <N extends Network> Placement<N> onProcessor(N network) {
        return new Placement<>(_ -> network, new Place<>(Compute.CPU, network, Optional.empty()));
    }

    /// What the user should know, once the GPU has failed.
    public Optional<String> notice() {
        return place.notice;
    }

    /// Does the work where the network is, and again on the processor if the GPU fails at it.
    public <T> T attempt(Work<N, T> work) throws InterruptedException {
        var first = place;
        try {
            return work.on(first.network);
        } catch (GpuFailure failure) {
            return work.on(onProcessor(first, failure).network);
        }
    }

    /// Of several threads that the GPU failed for, the first loads the network for the processor.
    private Place<N> onProcessor(Place<N> failed, GpuFailure failure) {
        lock.lock();
        try {
            if (place.equals(failed)) {
                var network = loader.apply(Compute.CPU);
                networks.add(network);
                place = new Place<>(Compute.CPU, network, Optional.of(notice(failed.where, failure)));
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    private static String notice(Compute where, GpuFailure failure) {
        return "The " + where.label() + (failure.outOfMemory() ? " ran out of memory" : " failed")
                + ", so the processor goes on in its place.";
    }

    @Override
    public void close() {
        lock.lock();
        try {
            networks.forEach(Network::close);
        } finally {
            lock.unlock();
        }
    }
}
