package dev.earshot.app.trace;

import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Way;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which messages are listed.
///
/// @param text that stands in them, in any case; empty for all
/// @param way of those that went one way only
/// @param binary whether those are listed that are no text
record FrameFilter(String text, Optional<Way> way, boolean binary) {
    static final FrameFilter TEXTS = new FrameFilter("", Optional.empty(), false);

    List<FrameRow> of(List<FrameRow> rows) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return rows.stream().filter(row -> lists(row, wanted)).toList();
    }

    private boolean lists(FrameRow row, String wanted) {
        return (binary || row.isText())
                && way.map(only -> only == row.way()).orElse(true)
                && (wanted.isEmpty() || searched(row).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static String searched(FrameRow row) {
        return switch (row.frame().content()) {
            case FrameContent.Text(var text) -> text;
            case FrameContent.LongText _, FrameContent.Bytes _, FrameContent.Samples _, FrameContent.LeftOut _ ->
                row.preview();
        };
    }
}
