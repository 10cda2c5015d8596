package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.DownloadProgress.Phase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// A download under way. It runs by itself from the moment it exists; any thread may watch and steer
/// it.
///
/// Of a download that fails, is cancelled or is cut off by a crash everything that arrived stays,
/// unless it is discarded; starting the same one again goes on from there.
public final class Download implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(500);

    private final DownloadJob job;
    private final ProgressMeter meter;
    private final Steering steering = new Steering();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /// What becomes of what has arrived when a download is cancelled.
    public enum Parts {
        KEPT,
        DELETED
    }

    private Download(DownloadJob job, ProgressMeter meter) {
        this.job = job;
        this.meter = meter;
    }

    /// Starts to fetch.
    ///
    /// @param listener told at most a few times a second and at every change of phase, by one thread at
    ///     a time
    public static Download start(DownloadJob job, Hub hub, Consumer<DownloadProgress> listener) {
        return start(job, hub, FreeSpace.REAL, listener);
    }

    static Download start(DownloadJob job, Hub hub, FreeSpace space, Consumer<DownloadProgress> listener) {
        Source web = (file, from, etag) -> OpenedAnswer.open(hub.web(), file, from, etag);
        return start(job, web, hub.patience(), space, listener);
    }

    static Download start(
            DownloadJob job, Source source, Patience patience, FreeSpace space, Consumer<DownloadProgress> listener) {
        var download = new Download(job, new ProgressMeter(patience.clock(), listener));
        var run = new DownloadRun(job, source, patience, space, download.steering, download.meter);
        Thread.ofVirtual().name("earshot-download").start(() -> download.run(run));
        Thread.ofVirtual().name("earshot-download-progress").start(download::tick);
        return download;
    }

    private void run(DownloadRun run) {
        try {
            run.run();
            end.complete(true);
        } catch (SttException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Download.class).error("The download of {} failed", job.name(), e);
            fail(new SttException(
                    SttError.INTERNAL,
                    "The download of " + job.name() + " failed by a fault of Earshot's own; what has arrived is kept.",
                    e));
        } finally {
            over.countDown();
        }
    }

    /// Where nothing comes any more, that too has to be told.
    private void tick() {
        try {
            while (!over.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                meter.tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(SttException failure) {
        // Completed first, so that whoever hears of the last phase does not wait for the reason.
        end.completeExceptionally(failure);
        if (failure.error() == SttError.CANCELLED) {
            meter.enter(Phase.CANCELLED);
        } else {
            meter.enter(Phase.FAILED, failure.sentence());
        }
    }

    /// What a person calls that which is fetched.
    public String name() {
        return job.name();
    }

    /// How far it is now.
    public DownloadProgress progress() {
        return meter.now();
    }

    /// Lets go of the line until [#resume].
    public void pause() {
        steering.want(Steering.Wanted.PAUSE);
    }

    public void resume() {
        steering.want(Steering.Wanted.GO);
    }

    /// Stops for good; [#await] throws CANCELLED. Without effect on what is complete.
    public void cancel(Parts parts) {
        steering.want(
                switch (parts) {
                    case KEPT -> Steering.Wanted.STOP_AND_KEEP;
                    case DELETED -> Steering.Wanted.STOP_AND_DELETE;
                });
    }

    /// Waits for the end, which an interrupt of the waiting thread does not bring about.
    ///
    /// @throws SttException whatever went wrong: NETWORK, ACCESS_DENIED, MODEL_NOT_FOUND,
    ///     MODEL_CORRUPT, UNSUPPORTED, DISK_FULL, WRITE_FAILED, CANCELLED
    public void await() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SttException failure ? failure : new IllegalStateException(e);
        }
    }

    /// Cancels what is not complete, keeps what has arrived, and waits until nothing of it runs any
    /// more.
    @Override
    public void close() {
        cancel(Parts.KEPT);
        boolean interrupted = false;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
