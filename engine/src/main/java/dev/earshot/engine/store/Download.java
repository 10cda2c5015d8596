package dev.earshot.engine.store;

import java.util.function.Consumer;

/// A download under way. It runs by itself from the moment it exists; any thread may watch and steer it.
///
/// Of a download that fails, is cancelled or is cut off by a crash everything that arrived stays, unless it is
/// discarded; starting the same one again goes on from there.
public final class Download implements AutoCloseable {
    private final DownloadJob job;
    private final Consumer<DownloadProgress> listener;

    /// What becomes of what has arrived when a download is cancelled.
    public enum Parts {
        KEPT,
        DELETED
    }

    Download(DownloadJob job, Consumer<DownloadProgress> listener) {
        this.job = job;
        this.listener = listener;
    }

    /// Starts to fetch.
    ///
    /// @param listener told at most a few times a second and at every change of phase, by one thread at a time
    public static Download start(DownloadJob job, Hub hub, Consumer<DownloadProgress> listener) {
        return new Download(job, listener);
    }

    /// What a person calls that which is fetched.
    public String name() {
        return job.name();
    }

    /// How far it is now.
    public DownloadProgress progress() {
        throw new UnsupportedOperationException("not built yet: " + listener);
    }

    /// Lets go of the line until [#resume].
    public void pause() {}

    public void resume() {}

    /// Stops for good; [#await] throws CANCELLED. Without effect on what is complete.
    public void cancel(Parts parts) {}

    /// Waits for the end, which an interrupt of the waiting thread does not bring about.
    ///
    /// @throws dev.earshot.engine.SttException whatever went wrong: NETWORK, ACCESS_DENIED, MODEL_NOT_FOUND,
    ///     MODEL_CORRUPT, UNSUPPORTED, DISK_FULL, WRITE_FAILED, CANCELLED
    public void await() throws InterruptedException {}

    /// Cancels what is not complete, keeps what has arrived, and waits until nothing of it runs any more.
    @Override
    public void close() {}
}
