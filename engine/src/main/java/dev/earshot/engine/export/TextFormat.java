package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;

/// The words alone, a line a segment.
public final class TextFormat implements ExportFormat {
    @Override
    public String id() {
        return "txt";
    }

    @Override
    public String name() {
        return "Plain text";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        for (Segment segment : transcript.segments()) {
            out.write(line(segment) + "\n");
        }
        out.flush();
    }

    /// The text of a segment on one line, whatever breaks and tabs the recogniser put into it.
    public static String line(Segment segment) {
        return segment.text().strip().replaceAll("\\s+", " ");
    }
}
