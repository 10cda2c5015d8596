package dev.earshot.app.cli;

import dev.earshot.engine.store.Download;
import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.DownloadProgress.Phase;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs downloads in the foreground: with a line that is redrawn on a terminal, and a line every tenth where there is
/// none. Ctrl-C lets go of the line and keeps what has arrived.
final class Fetching {
    private final CliContext context;
    private final StatusLine status;

    Fetching(CliContext context, StatusLine status) {
        this.context = context;
        this.status = status;
    }

    /// @param name of what comes, for people
    /// @param goOn the command that goes on with it
    /// @param begin starts the download, which tells the given listener
    /// @return how far it was in the end
    /// @throws dev.earshot.engine.SttException as [Download#await]
    /// @throws InterruptedException when the user stopped it, who is told what has become of it
    DownloadProgress run(String name, String goOn, Function<Consumer<DownloadProgress>, Download> begin)
            throws InterruptedException {
        var plain = new Tenths(name);
        try (var download = begin.apply(progress -> {
            status.show(new TransferLine(name, progress).text(), "");
            if (!status.shown()) {
                plain.tell(progress);
            }
        })) {
            try {
                download.await();
                return download.progress();
            } catch (InterruptedException e) {
                download.close();
                status.clear();
                context.terminal().say(stopped(name, download.progress()) + " '" + goOn + "' goes on from there.");
                throw e;
            }
        } finally {
            status.clear();
        }
    }

    private static String stopped(String name, DownloadProgress progress) {
        return progress.done() == 0
                ? "Stopped before anything of " + name + " arrived."
                : "Stopped; what has arrived of " + name + " is kept: " + Size.show(progress.done())
                        + (progress.total() == 0 ? "." : " of " + Size.show(progress.total()) + ".");
    }

    /// Lines for a log: the first, one every tenth, and why it waits. Called by one thread at a time.
    private final class Tenths {
        private final String name;
        private int next;

        Tenths(String name) {
            this.name = name;
        }

        void tell(DownloadProgress progress) {
            if (progress.phase() == Phase.RETRYING || progress.phase() == Phase.FOLLOWING) {
                progress.note().ifPresent(context.terminal()::note);
            }
            int tenth = (int) (progress.fraction() * 10);
            if (progress.phase() == Phase.FETCHING && progress.total() > 0 && tenth >= next) {
                next = tenth + 1;
                context.terminal().say(new TransferLine(name, progress).text());
            }
        }
    }
}
