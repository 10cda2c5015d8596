package dev.earshot.engine.store;

import dev.earshot.engine.store.DownloadProgress.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads all files of a model and compares them with its manifest.
record ModelReading(StoredModel model, ModelManifest manifest, ProgressMeter meter) {
    List<Verification.Wrong> wrong() throws InterruptedException {
        var wrong = new ArrayList<Verification.Wrong>();
        meter.count(0, manifest.bytes());
        meter.enter(Phase.CHECKING);
        long before = 0;
        for (var file : manifest.files()) {
            var reason = reason(file, before);
            reason.ifPresent(why -> wrong.add(new Verification.Wrong(file.path(), why)));
            before += file.bytes();
        }
        meter.count(manifest.bytes(), manifest.bytes());
        meter.enter(Phase.DONE);
        return wrong;
    }

    private Optional<String> reason(ManifestFile file, long before) throws InterruptedException {
        var path = model.folder().resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of("is missing");
            }
            long size = Files.size(path);
            if (size != file.bytes()) {
                return Optional.of("has " + size + " bytes and not " + file.bytes());
            }
            return hash(path, before).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of("does not hold what was installed: its SHA-256 is another");
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            return Optional.of("cannot be read");
        }
    }

    private Sha256 hash(Path path, long before) throws IOException {
        var digest = Sha256.digest();
        try (var channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate(1 << 20);
            while (channel.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
                meter.count(before + channel.position(), manifest.bytes());
                meter.checked(buffer.limit());
            }
        }
        return Sha256.of(digest);
    }
}
