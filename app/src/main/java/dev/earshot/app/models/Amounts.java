package dev.earshot.app.models;

import dev.earshot.app.shell.TimeLeft;
import dev.earshot.engine.store.DownloadProgress;
import java.util.Locale;

/// Sizes and progress as people read them.
final class Amounts {
    private static final String UNITS = "kMGTP";

    private Amounts() {}

    /// `290 MB`, `1.6 GB`: no more digits than help to decide.
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5) {
            size /= 1000;
            unit++;
        }
        boolean small = size < 9.95 && unit > 0;
        return String.format(Locale.ROOT, small ? "%.1f %cB" : "%.0f %cB", size, UNITS.charAt(unit));
    }

    /// `124 MB of 290 MB · 5.2 MB/s · 30 s left`, or what else it is doing.
    static String words(DownloadProgress progress) {
        return switch (progress.phase()) {
            case LOOKING -> "Asking what there is to fetch";
            case FETCHING -> moving(progress);
            case FOLLOWING, RETRYING -> progress.note().orElse("Waiting") + " · " + share(progress);
            case PAUSED -> "Paused at " + share(progress);
            case CHECKING -> "Checking what is here · " + share(progress);
            case INSTALLING -> "Putting it in its place";
            case DONE -> "Done";
            case FAILED, CANCELLED -> "Stopped at " + share(progress);
        };
    }

    /// `124 MB of 290 MB`
    static String share(long done, long total) {
        return total == 0 ? bytes(done) : bytes(done) + " of " + bytes(total);
    }

    private static String share(DownloadProgress progress) {
        return share(progress.done(), progress.total());
    }

    private static String moving(DownloadProgress progress) {
        var speed = progress.bytesPerSecond() > 0 ? " · " + bytes((long) progress.bytesPerSecond()) + "/s" : "";
        return share(progress)
                + speed
                + progress.timeLeft().map(left -> " · " + TimeLeft.text(left)).orElse("");
    }
}
