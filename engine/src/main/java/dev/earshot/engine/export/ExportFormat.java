package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.Writer;

/// A way to write a transcript down. Found by `ServiceLoader`; stateless.
public interface ExportFormat {
    /// What a command line calls it, and the file name's ending: `srt`.
    String id();

    /// What a person calls it: `SubRip subtitles`.
    String name();

    /// Writes the whole and flushes; does not close `out`. Lines end with `\n`, text is for UTF-8.
    void write(Transcript transcript, ResultCard card, Writer out) throws IOException;
}
