package dev.earshot.engine.model.whisper;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.GpuFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Where a network runs: on a GPU until that runs out of memory or fails, from then on on the processor. Safe for many
/// threads.
///
/// A GPU's network is not freed before the end: other threads may still be on it.
final class Placement implements AutoCloseable {
    private final Function<Compute, WhisperNetwork> loader;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<WhisperNetwork> networks = new ArrayList<>();
    private volatile Place place;

    /// @param notice what the user should know about how the network came to be there
    private record Place(Compute where, WhisperNetwork network, Optional<String> notice) {}

    /// Something that a network is needed for. It may be done a second time, on another network, after it failed on the
    /// first: it must not have had any effect by then.
    interface Work<T> {
        T on(WhisperNetwork network) throws InterruptedException;
    }

    private Placement(Function<Compute, WhisperNetwork> loader, Place place) {
        this.loader = loader;
        this.place = place;
        networks.add(place.network);
    }

    /// Loads the network, on the processor if the GPU cannot take it.
    ///
    /// @throws dev.earshot.engine.SttException OUT_OF_MEMORY, UNSUPPORTED
    static Placement load(Compute where, Function<Compute, WhisperNetwork> loader) {
        try {
            return new Placement(loader, new Place(where, loader.apply(where), Optional.empty()));
        } catch (GpuFailure failure) {
            return new Placement(
                    loader, new Place(Compute.CPU, loader.apply(Compute.CPU), Optional.of(notice(where, failure))));
        }
    }

    /// Where it runs now.
    Compute where() {
        return place.where;
    }

    /// The network as it is now; what uses it by itself does without the processor's help.
    WhisperNetwork network() {
        return place.network;
    }

    /// A network that is on the processor already.
    static Placement onProcessor(WhisperNetwork network) {
        return new Placement(_ -> network, new Place(Compute.CPU, network, Optional.empty()));
    }

    /// What the user should know, once the GPU has failed.
    Optional<String> notice() {
        return place.notice;
    }

    /// Does the work where the network is, and again on the processor if the GPU fails at it.
    <T> T attempt(Work<T> work) throws InterruptedException {
        var first = place;
        try {
            return work.on(first.network);
        } catch (GpuFailure failure) {
            return work.on(onProcessor(first, failure).network);
        }
    }

    /// Of several threads that the GPU failed for, the first loads the network for the processor.
    private Place onProcessor(Place failed, GpuFailure failure) {
        lock.lock();
        try {
            if (place.equals(failed)) {
                var network = loader.apply(Compute.CPU);
                networks.add(network);
                place = new Place(Compute.CPU, network, Optional.of(notice(failed.where, failure)));
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
            networks.forEach(WhisperNetwork::close);
        } finally {
            lock.unlock();
        }
    }
}
