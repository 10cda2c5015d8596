package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Begins recordings, each in a file of its own that is named after the time.
///
/// @param limit the size from which on a file is an RF64 file
record Recorder(Clock clock, RecordingFile.Maker files, long limit) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);

    static Recorder onDisk(Clock clock) {
        return new Recorder(clock, DiskFile::create, WavLayout.RIFF_LIMIT);
    }

    /// @param onFailure told when the recording ends by itself
    /// @throws SttException DISK_FULL, WRITE_FAILED
    Recording start(Path folder, int sampleRate, int channels, Consumer<SttException> onFailure) {
        String name = NAME.format(LocalDateTime.now(clock));
        WavLayout layout = new WavLayout(sampleRate, channels, limit);
        try {
            Files.createDirectories(folder);
            Optional<Recording> recording = create(folder.resolve(name + ".wav"), layout, onFailure);
            for (int i = 2; recording.isEmpty(); i++) {
                recording = create(folder.resolve("%s (%d).wav".formatted(name, i)), layout, onFailure);
            }
            return recording.get();
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /// Empty when that name is taken.
    private Optional<Recording> create(Path path, WavLayout layout, Consumer<SttException> onFailure)
            throws IOException {
        if (Files.exists(path)) {
            return Optional.empty();
        }
        RecordingMark mark;
        try {
            mark = RecordingMark.create(path);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        try {
            WavWriter writer = begin(path, layout);
            return Optional.of(new Recording(path, mark, writer, layout, onFailure));
        } catch (IOException e) {
            mark.close();
            throw e;
        }
    }

    private WavWriter begin(Path path, WavLayout layout) throws IOException {
        RecordingFile file = files.make(path);
        try {
            return WavWriter.begin(file, layout);
        } catch (IOException e) {
            file.close();
            Files.delete(path); // Not even its header fitted.
            throw e;
        }
    }

    /// What to say when a recording at `path` could not be written.
    static SttException failure(Path path, IOException cause) {
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = Stream.of("no space left", "not enough space", "quota").anyMatch(reason::contains);
        return full
                ? new SttException(
                        SttError.DISK_FULL,
                        "The disk is full: “%s” holds everything up to there; free some space to record on."
                                .formatted(path.getFileName()),
                        cause)
                : new SttException(
                        SttError.WRITE_FAILED,
                        "“%s” cannot be written: %s.".formatted(path, cause.getMessage()),
                        cause);
    }
}
