package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// NIST's "conversation time marked" file, which scoring tools read: a line a word, with the recording, its
/// channel (always 1), where the word begins and how long it takes in seconds, the word, and its confidence
/// where there is one. A segment without word times has no lines.
///
/// @see <a href="https://github.com/usnistgov/SCTK/blob/master/doc/infmts.htm">NIST SCTK, input formats</a>
public final class CtmFormat implements ExportFormat {
    @Override
    public String id() {
        return "ctm";
    }

    @Override
    public String name() {
        return "NIST CTM, a line a word";
    }

    @Override
    public void write(Transcript transcript, ResultCard card, Writer out) throws IOException {
        var source = oneWord(withoutEnding(card.source()));
        for (Segment segment : transcript.segments()) {
            for (Word word : segment.words()) {
                out.write(source + " 1 " + Timecode.seconds(word.span().start()) + " "
                        + Timecode.seconds(word.span().length()) + " " + oneWord(word.text()) + confidence(word)
                        + "\n");
            }
        }
        out.flush();
    }

    private static String confidence(Word word) {
        return word.confidence().isPresent()
                ? String.format(Locale.ROOT, " %.3f", word.confidence().getAsDouble())
                : "";
    }

    private static String withoutEnding(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /// Blanks separate fields, and a line that begins with two semicolons is a comment.
    private static String oneWord(String text) {
        var joined = text.strip().replaceAll("\\s+", "_");
        return joined.startsWith(";;") ? "_" + joined : joined;
    }
}
