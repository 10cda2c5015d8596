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

    /// Whether the result card is written too. Where it is not, the caller may spare itself the work of filling it in,
    /// the hash of the file above all.
    default boolean writesCard() {
        return false;
    }

    /// Writes the whole and flushes; does not close `out`. Text is for UTF-8; lines end with `\n` unless the format's
    /// specification demands otherwise.
    void write(Transcript transcript, ResultCard card, Writer out) throws IOException;
}
