package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the transcripts of recordings are written, in all their formats.
record TranscriptFiles(Terminal terminal, OutputPlan plan, Outputs outputs) {
    /// Before anything is heard: whether all files may be written.
    ///
    /// @param part tells several transcripts of one recording apart
    /// @throws SttException WRITE_FAILED
    void check(Path recording, Optional<String> part) {
        for (ExportFormat format : plan.formats()) {
            var file = plan.file(recording, part, format);
            file.ifPresent(path -> checkNotTheRecording(path, recording));
            file.ifPresent(outputs::check);
        }
    }

    /// The hash of a recording for its card, if a format writes it: it is the only part of a card that
    /// costs something.
    Optional<String> hash(Path recording) {
        return plan.needsCard() && !StandardInput.is(recording) ? Optional.of(Sha256.of(recording)) : Optional.empty();
    }

    /// @param printed whether text that goes to standard output has been printed already
    void write(Path recording, Optional<String> part, Transcript transcript, ResultCard card, boolean printed)
            throws IOException {
        for (ExportFormat format : plan.formats()) {
            var file = plan.file(recording, part, format);
            if (file.isPresent()) {
                outputs.write(file.get(), out -> format.write(transcript, card, out));
            } else if (!printed) {
                var out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
                format.write(transcript, card, out);
            }
        }
        terminal.checkOut();
    }

    /// The end of a closing sentence: `, written to a.txt.`
    String written(Path recording, Optional<String> part) {
        var files = plan.formats().stream()
                .flatMap(format -> plan.file(recording, part, format).stream())
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        return files.isEmpty() ? "." : ", written to " + files + ".";
    }

    private static void checkNotTheRecording(Path file, Path recording) {
        try {
            if (Files.exists(file) && Files.exists(recording) && Files.isSameFile(file, recording)) {
                throw new SttException(
                        SttError.WRITE_FAILED, file + " is the recording itself: choose another --output.");
            }
        } catch (IOException e) {
            throw WriteFailure.of(e, file.toString());
        }
    }
}
