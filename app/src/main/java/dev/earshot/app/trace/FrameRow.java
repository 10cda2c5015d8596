package dev.earshot.app.trace;

import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.Way;
import java.time.Duration;

/// A message in the table.
///
/// @param place where in the sound the session was
/// @param preview its beginning, as one line
record FrameRow(TraceItem.Frame frame, Duration place, String preview) {
    private static final int LONGEST = 400;

    static FrameRow of(TraceItem.Frame frame, Duration place) {
        return new FrameRow(frame, place, preview(frame));
    }

    private static String preview(TraceItem.Frame frame) {
        return switch (frame.content()) {
            case FrameContent.Text(var text) -> line(text);
            case FrameContent.LongText longText -> line(longText.begins()) + " …";
            case FrameContent.Bytes _ -> "bytes";
            case FrameContent.Samples _ -> "sound";
            case FrameContent.LeftOut _ -> "not kept";
        };
    }

    private static String line(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\s+", " ");
    }

    boolean isText() {
        return frame.content().isText();
    }

    Way way() {
        return frame.way();
    }
}
