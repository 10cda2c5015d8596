package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;

/// A table in the layout of openai/whisper's command line: whole milliseconds, tabs between the columns. Nothing is
/// quoted, so tabs and line breaks in the text become blanks.
public final class TsvFormat implements ExportFormat {
    @Override
    public String id() {
        return "tsv";
    }

    @Override
    public String name() {
        return "Tab-separated values";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        out.write("start\tend\ttext\n");
        for (Segment segment : transcript.segments()) {
            out.write(Timecode.millis(segment.span().start()) + "\t"
                    + Timecode.millis(segment.span().end()) + "\t"
                    + TextFormat.line(segment) + "\n");
        }
        out.flush();
    }
}
