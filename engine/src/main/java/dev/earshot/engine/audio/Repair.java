package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes recordings whole whose writer died: the header counts what the file holds, up to its last whole
/// frame.
final class Repair {
    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private Repair() {}

    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> repaired = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path mark : files.filter(RecordingMark::isMark).sorted().toList()) {
                repairOne(mark).ifPresent(repaired::add);
            }
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED, "The recordings in “%s” cannot be looked at.".formatted(folder), e);
        }
        return List.copyOf(repaired);
    }

    /// One that cannot be repaired keeps its mark, for the next start, and does not keep the others.
    private static Optional<Path> repairOne(Path path) {
        try {
            Optional<RecordingMark> mark = RecordingMark.takeOver(path);
            if (mark.isEmpty()) {
                return Optional.empty();
            }
            Path recording = mark.get().recording();
            boolean whole = Files.exists(recording) && makeWhole(recording);
            mark.get().close();
            return whole ? Optional.of(recording) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} could not be repaired: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    /// False when there is no sound in it, and it was taken away.
    private static boolean makeWhole(Path recording) throws IOException {
        Optional<WavHeader> header;
        long size;
        try (FileInput in = new FileInput(recording)) {
            size = in.size();
            header = WavHeader.read(in);
        }
        if (size <= WavLayout.HEADER || header.isEmpty() || header.get().dataAt() != WavLayout.HEADER) {
            if (size <= WavLayout.HEADER) {
                Files.delete(recording);
            }
            return false;
        }
        WavLayout layout = new WavLayout(header.get().sampleRate(), header.get().channels(), WavLayout.RIFF_LIMIT);
        long data = size - WavLayout.HEADER;
        long whole = data - data % layout.frameBytes();
        try (DiskFile file = DiskFile.existing(recording)) {
            file.truncate(WavLayout.HEADER + whole);
            file.write(layout.header(whole), 0);
            file.force();
        }
        return true;
    }
}
