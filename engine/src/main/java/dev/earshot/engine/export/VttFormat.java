package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// WebVTT subtitles (W3C, <https://www.w3.org/TR/webvtt1/>), for the web and for players.
public final class VttFormat implements ExportFormat {
    @Override
    public String id() {
        return "vtt";
    }

    @Override
    public String name() {
        return "WebVTT subtitles";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        write(new Subtitles(SubtitleLimits.DEFAULT).cues(transcript), out);
        out.flush();
    }

    /// Cues that somebody else has made.
    public static void write(List<Cue> cues, Writer out) throws IOException {
        out.write("WEBVTT\n");
        for (Cue cue : cues) {
            out.write("\n");
            out.write(Timecode.clock(cue.span().start(), '.') + " --> "
                    + Timecode.clock(cue.span().end(), '.') + "\n");
            for (String line : cue.lines()) {
                out.write(escaped(line) + "\n");
            }
        }
    }

    /// `&` and `<` would begin an escape or a tag; `>` could complete an arrow, which ends a cue.
    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
