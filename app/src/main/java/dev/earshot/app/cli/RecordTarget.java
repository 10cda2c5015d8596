package dev.earshot.app.cli;

import dev.earshot.app.Places;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a recording goes.
///
/// @param folder where it is made; exists
/// @param file what it is called in the end, when the user said so
record RecordTarget(Path folder, Optional<Path> file) {
    /// @param path what the user named: a `.wav` file, a folder, or nothing
    /// @throws SttException DISK_FULL, WRITE_FAILED
    /// @throws UsageException for a file in a format that we do not record in
    static RecordTarget of(Optional<Path> path, Supplier<Places> places) {
        path.filter(RecordTarget::namesOtherFormat).ifPresent(named -> {
            throw new UsageException("Recordings are WAV files, so " + named + " must be called .wav, or be a folder");
        });
        var file = path.filter(RecordTarget::namesFile);
        file.filter(Files::exists).ifPresent(existing -> {
            throw new SttException(SttError.WRITE_FAILED, existing + " exists already: choose another name.");
        });
        var folder = file.map(named -> named.toAbsolutePath().getParent())
                .or(() -> path)
                .orElseGet(() -> places.get().recordings());
        try {
            return new RecordTarget(Files.createDirectories(folder), file);
        } catch (IOException e) {
            throw WriteFailure.of(e, folder.toString());
        }
    }

    /// Gives a complete recording the name that it was to have.
    ///
    /// @return where it lies now
    Path settle(Path recorded) {
        return file.map(wanted -> rename(recorded, wanted)).orElse(recorded);
    }

    private static boolean namesFile(Path path) {
        return !Files.isDirectory(path)
                && String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".wav");
    }

    private static boolean namesOtherFormat(Path path) {
        return !Files.isDirectory(path)
                && String.valueOf(path.getFileName())
                        .toLowerCase(Locale.ROOT)
                        .matches(".*\\.(mp3|m4a|aac|flac|ogg|opus|wma|aiff?|mp4|webm|txt)");
    }

    private static Path rename(Path recorded, Path wanted) {
        try {
            return Files.move(recorded, wanted);
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    wanted + " cannot be written, so the recording stays in " + recorded + ".",
                    e);
        }
    }
}
