package dev.earshot.app.cli;

import dev.earshot.app.shell.TimeLeft;
import dev.earshot.engine.store.DownloadProgress;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a download is, for a line of a terminal.
///
/// @param name of what comes
record TransferLine(String name, DownloadProgress progress) {
    /// `Whisper tiny  42 %  63.4 MB of 151.1 MB  5.2 MB/s  20 s left`
    String text() {
        return switch (progress.phase()) {
            case LOOKING -> name + "  looking what there is to fetch ...";
            case FOLLOWING, RETRYING -> joined(name, percent(), progress.note().orElse("waiting ..."));
            case FETCHING -> joined(name, percent(), amount(), speed(), left());
            case PAUSED -> joined(name, percent(), "paused");
            case CHECKING -> joined(name, "checking", percent(), amount());
            case INSTALLING -> name + "  putting it in its place ...";
            case DONE, FAILED, CANCELLED -> "";
        };
    }

    private String percent() {
        return progress.total() == 0 ? "" : (int) (progress.fraction() * 100) + " %";
    }

    private String amount() {
        return progress.total() == 0 ? "" : Size.show(progress.done()) + " of " + Size.show(progress.total());
    }

    private String speed() {
        return progress.bytesPerSecond() < 1 ? "" : Size.show((long) progress.bytesPerSecond()) + "/s";
    }

    private String left() {
        return progress.timeLeft().map(TimeLeft::text).orElse("");
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }
}
