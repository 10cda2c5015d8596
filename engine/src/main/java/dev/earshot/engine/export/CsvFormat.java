package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;

/// A table for spreadsheets and programs, a row a segment; RFC 4180, times in seconds.
public final class CsvFormat implements ExportFormat {
    private static final String LINE_END = "\r\n";

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String name() {
        return "Comma-separated values";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        out.write("start,end,text,confidence" + LINE_END);
        for (Segment segment : transcript.segments()) {
            out.write(Timecode.seconds(segment.span().start()) + ","
                    + Timecode.seconds(segment.span().end()) + ","
                    + quoted(segment.text()) + ","
                    + Confidence.text(segment.confidence()) + LINE_END);
        }
        out.flush();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
