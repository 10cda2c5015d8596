package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.DownloadProgress.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The work of one download, from the lock to the finished folder. It lets go of everything when it is
/// paused, so that another Earshot may go on, and begins anew when it is wanted again: what is here is
/// then found here.
///
/// @param source where the files come from
/// @param space how much room there is
record DownloadRun(
        DownloadJob job, Source source, Patience patience, FreeSpace space, Steering steering, ProgressMeter meter) {
    /// More would not be faster: one connection each, and a model has one or two large files.
    private static final int AT_ONCE = 4;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /// Left free on the disk, beside a twentieth of what comes.
    private static final long SPARE = 64L << 20;

    /// @throws SttException as [Download#await]
    void run() {
        while (true) {
            try {
                complete();
                meter.enter(Phase.DONE);
                return;
            } catch (InterruptedException e) {
                settle();
            }
        }
    }

    private void settle() {
        if (steering.wanted() == Steering.Wanted.PAUSE) {
            meter.enter(Phase.PAUSED);
        }
        switch (steering.afterPause()) {
            case GO, PAUSE -> {}
            case STOP_AND_KEEP -> throw cancelled(" What has arrived is kept.");
            case STOP_AND_DELETE -> {
                delete();
                throw cancelled("");
            }
        }
    }

    private SttException cancelled(String rest) {
        return new SttException(SttError.CANCELLED, "The download of " + job.name() + " was cancelled." + rest);
    }

    /// Not while another Earshot is at it: then the parts are its own.
    private void delete() {
        try (var lock = DownloadLock.of(lockFile()).orElse(null)) {
            if (lock != null) {
                Folders.delete(job.parts());
                lock.deleteFile();
            }
        } catch (IOException e) {
            throw DiskFailure.of(e, job.parts());
        }
    }

    private void complete() throws InterruptedException {
        steering.enter();
        try (var lock = lock()) {
            if (!job.isComplete()) {
                var plan = plan();
                var fetched = fetch(plan);
                steering.leave();
                if (steering.wanted().isStop()) {
                    throw new InterruptedException();
                }
                finish(fetched);
            }
            lock.deleteFile();
        } catch (IOException e) {
            throw DiskFailure.of(e, job.parts());
        } finally {
            steering.leave();
        }
    }

    private Path lockFile() {
        return job.parts().resolveSibling(job.parts().getFileName() + ".lock");
    }

    private DownloadLock lock() throws IOException, InterruptedException {
        for (var lock = DownloadLock.of(lockFile()); ; lock = DownloadLock.of(lockFile())) {
            if (lock.isPresent()) {
                return lock.get();
            }
            follow();
            patience.waiter().await(LOOK_AGAIN);
        }
    }

    private void follow() {
        DownloadPlan.read(job.parts()).ifPresent(plan -> meter.count(plan.present(job.parts()), plan.bytes()));
        meter.enter(
                Phase.FOLLOWING, "Another Earshot is downloading " + job.name() + "; this one goes on should it stop.");
    }

    private DownloadPlan plan() throws IOException, InterruptedException {
        meter.enter(Phase.LOOKING);
        var plan = new DownloadPlan(job.name(), job.files());
        plan.write(job.parts());
        long here = plan.present(job.parts());
        meter.count(here, plan.bytes());
        long left = plan.bytes() - here;
        long needed = left + left / 20 + SPARE;
        long free = space.at(job.parts());
        if (left > 0 && free < needed) {
            throw new SttException(
                    SttError.DISK_FULL,
                    "There is too little room on the disk for " + job.name() + ": " + Amount.of(needed)
                            + " are needed with something to spare, and " + Amount.of(free) + " are free in "
                            + job.parts().getParent() + ". Free some space or move the models folder.");
        }
        return plan;
    }

    private List<ManifestFile> fetch(DownloadPlan plan) throws InterruptedException {
        meter.enter(Phase.CHECKING);
        var places = new Semaphore(AT_ONCE);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ExecutorCompletionService<ManifestFile>(pool);
            plan.files().forEach(file -> work.submit(() -> fetch(file, places)));
            try {
                var fetched = new ArrayList<ManifestFile>();
                while (fetched.size() < plan.files().size()) {
                    fetched.add(work.take().get());
                }
                fetched.sort(Comparator.comparing(ManifestFile::path));
                return fetched;
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private ManifestFile fetch(RemoteFile file, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            return new Persistence(patience, meter::arrived, why -> meter.enter(Phase.RETRYING, why))
                    .until(() -> new FileFetch(source, file, job.parts(), meter).fetch());
        } finally {
            places.release();
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) throws InterruptedException {
        return switch (cause) {
            case InterruptedException e -> throw e;
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(cause);
        };
    }

    private void finish(List<ManifestFile> fetched) throws IOException {
        meter.enter(Phase.INSTALLING);
        DownloadPlan.forget(job.parts());
        job.finish(fetched);
        Folders.delete(job.parts());
    }
}
