package dev.earshot.app.speech;

import dev.earshot.app.Version;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ResultCard;
import dev.earshot.engine.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Writes transcripts into files, on a waiting thread. The target is replaced in one step: a failure leaves what was
/// there before.
public final class TranscriptExport {
    private final Surroundings<?> with;

    public TranscriptExport(Surroundings<?> with) {
        this.with = with;
    }

    /// The name to offer: the recording's own with the format's ending.
    ///
    /// @param recording name of its file
    /// @param part which part of it was heard; may be empty
    public static String fileName(String recording, String part, ExportFormat format) {
        int dot = recording.lastIndexOf('.');
        String suffix = part.isEmpty() ? "" : " (" + part.toLowerCase(Locale.ROOT) + ")";
        return (dot > 0 ? recording.substring(0, dot) : recording) + suffix + "." + format.id();
    }

    /// Says by a notice how it went.
    ///
    /// @param recording what was heard
    public void export(
            Transcript transcript,
            Heard heard,
            Path recording,
            AudioSelection selection,
            ExportFormat format,
            Path target) {
        with.threads().waiting().execute(() -> {
            try {
                write(transcript, card(heard, recording, selection), format, target);
                with.threads()
                        .fx()
                        .execute(() -> with.notices()
                                .info(
                                        "Saved “" + target.getFileName() + "”.",
                                        "Show in folder",
                                        () -> with.showInFolder().accept(target)));
            } catch (SttException failed) {
                with.threads().fx().execute(() -> with.notices().problem(failed.sentence()));
            }
        });
    }

    /// A recording that is gone meanwhile has no hash; its text is worth saving all the same.
    private static ResultCard card(Heard heard, Path recording, AudioSelection selection) {
        return new ResultCard(
                String.valueOf(recording.getFileName()),
                sha256(recording),
                selection,
                heard.recognizer(),
                heard.options(),
                heard.began(),
                heard.took(),
                Version.application());
    }

    private static void write(Transcript transcript, ResultCard card, ExportFormat format, Path target) {
        var folder = target.toAbsolutePath().getParent();
        try {
            var draft = Files.createTempFile(folder, ".earshot-", ".part");
            try {
                try (var out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    format.write(transcript, card, out);
                }
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static SttException unwritable(Path target, IOException cause) {
        String reason = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(cause.getMessage());
        boolean full = reason.toLowerCase(Locale.ROOT).contains("no space");
        return full
                ? new SttException(
                        SttError.DISK_FULL,
                        "“" + target.getFileName()
                                + "” was not saved: the disk is full. Free some space or choose another" + " folder.",
                        cause)
                : new SttException(
                        SttError.WRITE_FAILED,
                        "“" + target.getFileName()
                                + "” was not saved: Earshot may not write there. Choose another folder.",
                        cause);
    }

    private static Optional<String> sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException gone) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
