package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.RuntimePlan.File;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/// Fetches libraries into a folder beside their place, and puts that into place when all of them are
/// there: a folder of that name is whole or not there.
///
/// @param part fetches one file
record RuntimeFetch(PartFetch part) {
    /// How much larger libraries are than their packed files, at most.
    private static final double UNPACKED = 2.5;

    private static final String PART = ".part";
    private static final String PACKED = ".gz";

    /// @throws SttException NETWORK, MODEL_CORRUPT, DISK_FULL, WRITE_FAILED; OVERLOADED when another
    ///     Earshot fetches it
    void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) throws InterruptedException {
        var target = plan.target().toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            var lockFile = target.resolveSibling(target.getFileName() + ".lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock(channel)) {
                if (!Files.isDirectory(target)) {
                    fetchAll(plan, target.resolveSibling(target.getFileName() + PART), progress);
                    Files.move(
                            target.resolveSibling(target.getFileName() + PART), target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        return Optional.ofNullable(channel.tryLock())
                .orElseThrow(() -> new SttException(
                        SttError.OVERLOADED,
                        "Another Earshot is fetching PyTorch for the GPU; wait until it is done."));
    }

    private void fetchAll(RuntimePlan plan, Path folder, Consumer<RuntimeProgress> progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        demandRoom(plan, folder);
        long before = 0;
        for (var file : plan.files()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var library = folder.resolve(file.name());
            long done = before;
            progress.accept(new RuntimeProgress(file.name(), done, plan.bytes()));
            if (!Files.exists(library)) {
                var packed = folder.resolve(file.name() + PACKED);
                part.fetch(
                        file,
                        packed,
                        bytes -> progress.accept(new RuntimeProgress(file.name(), done + bytes, plan.bytes())));
                unpack(file, packed, library);
            }
            before += file.bytes();
        }
        progress.accept(new RuntimeProgress(plan.files().getLast().name(), plan.bytes(), plan.bytes()));
    }

    private static void demandRoom(RuntimePlan plan, Path folder) throws IOException {
        long missing = 0;
        for (var file : plan.files()) {
            missing += Files.exists(folder.resolve(file.name())) ? 0 : file.bytes();
        }
        long needed = Math.round(missing * UNPACKED);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new SttException(
                    SttError.DISK_FULL,
                    "PyTorch for the GPU needs about " + gigabytes(needed) + " GB in " + folder.getParent() + ", and "
                            + gigabytes(free) + " GB are free there; free some first.");
        }
    }

    private static String gigabytes(long bytes) {
        return String.valueOf(Math.ceil(bytes / 1e8) / 10);
    }

    /// The archive's own checksum and length, which are read last, prove that it came whole.
    private static void unpack(File file, Path packed, Path library) throws IOException, InterruptedException {
        var beside = library.resolveSibling(file.name() + PART);
        try {
            Unpacking.gzip(packed, beside);
        } catch (ZipException | EOFException damaged) {
            Files.deleteIfExists(beside);
            Files.deleteIfExists(packed);
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    file.name() + " arrived damaged and was thrown away; fetch PyTorch for the GPU again.",
                    damaged);
        }
        Files.move(beside, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(packed);
    }

    /// Removes a folder and what was fetched of it.
    static void remove(Path target) {
        try {
            for (var folder : new Path[] {target, target.resolveSibling(target.getFileName() + PART)}) {
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "PyTorch for the GPU in " + target
                            + " cannot be removed while it is used; close every Earshot, start"
                            + " it again and remove it before anything is transcribed.",
                    e);
        }
    }

    static SttException notWritten(Path folder, IOException e) {
        var reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
        return reason.contains("No space left") || reason.contains("not enough space")
                ? new SttException(
                        SttError.DISK_FULL,
                        "The disk is full: PyTorch for the GPU could not be written to " + folder
                                + "; free some space and fetch it again, what has arrived is kept.",
                        e)
                : new SttException(
                        SttError.WRITE_FAILED,
                        "PyTorch for the GPU could not be written to " + folder + " (" + reason + ").",
                        e);
    }
}
