package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// SubRip subtitles, as players read them: numbered cues, a comma before the milliseconds, a blank line after each.
/// There is no written standard and no escaping; only an arrow in the text could be taken for a time line.
public final class SrtFormat implements ExportFormat {
    @Override
    public String id() {
        return "srt";
    }

    @Override
    public String name() {
        return "SubRip subtitles";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        write(new Subtitles(SubtitleLimits.DEFAULT).cues(transcript), out);
        out.flush();
    }

    /// Cues that somebody else has made.
    public static void write(List<Cue> cues, Writer out) throws IOException {
        int number = 0;
        for (Cue cue : cues) {
            number++;
            out.write(number + "\n");
            out.write(Timecode.clock(cue.span().start(), ',') + " --> "
                    + Timecode.clock(cue.span().end(), ',') + "\n");
            for (String line : cue.lines()) {
                out.write(line.replace("-->", "->") + "\n");
            }
            out.write("\n");
        }
    }
}
