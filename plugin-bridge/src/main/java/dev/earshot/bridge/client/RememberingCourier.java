package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks nothing twice: good answers are kept in a folder, under a digest of what was asked, sound and all. What was
/// sent
/// is not kept. A folder that cannot be read or written costs calls, and nothing else.
public final class RememberingCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(RememberingCourier.class);

    private final Courier courier;
    private final String service;
    private final Path folder;
    private final Meter meter;

    /// @param courier from now on owned by this one
    /// @param service what it is that is asked, its address for example
    public RememberingCourier(Courier courier, String service, Path folder, Meter meter) {
        this.courier = courier;
        this.service = service;
        this.folder = folder;
        this.meter = meter;
    }

    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        var file = KeptAnswers.file(folder, digest(errand));
        var known = read(file);
        if (known.isPresent()) {
            meter.remembered();
            known.get().lines().forEach(line);
            return BatchAnswer.of(200, known.get());
        }
        var answer = courier.deliver(errand, line);
        if (answer.good()) {
            write(file, answer.body());
        }
        return answer;
    }

    private String digest(Errand errand) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(service.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(errand.call().opening().target().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            errand.call().body().written().pieces().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("An answer that was kept cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private void write(Path file, String body) {
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, "answer", ".part");
            Files.writeString(part, body);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("An answer cannot be kept: {}", e.toString());
        }
    }

    @Override
    public void close() {
        courier.close();
    }
}
