package dev.earshot.app.cli;

import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ExportFormats;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `earshot formats`: what it reads and writes.
@Command(name = "formats", description = "List what can be read and written.")
final class FormatsCommand implements Callable<Integer> {
    private final CliContext context;

    FormatsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var out = context.terminal().out();
        out.println("Reads sound and video files of any common format, at any rate and with any number of channels:");
        out.println("  wav aiff au caf flac alac mp3 m4a aac ogg opus wma amr ac3 ape wv tta");
        out.println("  mp4 mov mkv webm avi mpg ts wmv flv 3gp, and what else FFmpeg decodes");
        out.println();
        out.println("Writes (--format):");
        for (ExportFormat format : ExportFormats.all()) {
            out.printf("  %-6s %s%n", format.id(), format.name());
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
