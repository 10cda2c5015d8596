package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.RuntimePlan.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Fetches one file; of one that is cut off the rest, if the server still has the same file (RFC 9110,
/// `Range` and `If-Range`). As long as something arrives it is tried again.
///
/// The publisher's store gives the MD5 of a file that was stored in one piece as its `ETag`: where
/// there is one it is checked.
record PartFetch(HttpClient net) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHUNK = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;

    /// @param to what is there already is taken for the beginning
    /// @param arrived told how many bytes are there
    /// @throws SttException NETWORK, MODEL_CORRUPT
    void fetch(File file, Path to, LongConsumer arrived) throws IOException, InterruptedException {
        for (long have = size(to); have != file.bytes(); ) {
            if (have > file.bytes()) {
                Files.delete(to);
                have = 0;
            }
            try {
                fetchRest(file, to, have, arrived);
            } catch (ConnectionLost lost) {
                if (size(to) <= have) {
                    throw RuntimeIndex.unreachable(file.uri(), lost.cause());
                }
            }
            have = size(to);
        }
        check(file, to);
    }

    /// The line, and not the disk.
    private static final class ConnectionLost extends Exception {
        private static final long serialVersionUID = 1L;

        ConnectionLost(IOException cause) {
            super(cause);
        }

        IOException cause() {
            return getCause() instanceof IOException io ? io : new IOException(this);
        }
    }

    private void fetchRest(File file, Path to, long have, LongConsumer arrived)
            throws IOException, InterruptedException, ConnectionLost {
        var request = HttpRequest.newBuilder(file.uri()).timeout(PATIENCE);
        var tag = tag(to);
        if (have > 0 && tag.isPresent()) {
            request.header("Range", "bytes=" + have + "-").header("If-Range", tag.get());
        }
        var response = send(request.build());
        try (var body = response.body()) {
            switch (response.statusCode()) {
                case OK -> {
                    demandSize(file, response.headers(), 0);
                    keepTag(to, response.headers());
                    write(body, to, 0, file.bytes(), arrived);
                }
                case PARTIAL -> {
                    demandSize(file, response.headers(), have);
                    write(body, to, have, file.bytes(), arrived);
                }
                case UNSATISFIABLE -> Files.deleteIfExists(to);
                default -> throw RuntimeIndex.refused(file.uri(), response.statusCode());
            }
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws InterruptedException, ConnectionLost {
        try {
            return net.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ConnectionLost(e);
        }
    }

    private static void demandSize(File file, HttpHeaders headers, long have) {
        long size = have + headers.firstValueAsLong("Content-Length").orElse(file.bytes() - have);
        if (size != file.bytes()) {
            throw new SttException(
                    SttError.NETWORK,
                    file.uri() + " has " + size + " bytes now and had " + file.bytes() + " before; try again.");
        }
    }

    private static void write(InputStream body, Path to, long have, long most, LongConsumer arrived)
            throws IOException, InterruptedException, ConnectionLost {
        var chunk = new byte[CHUNK];
        long there = have;
        try (var out = have == 0
                ? Files.newOutputStream(to)
                : Files.newOutputStream(to, StandardOpenOption.APPEND, StandardOpenOption.CREATE)) {
            for (int count = read(body, chunk); count >= 0 && there < most; count = read(body, chunk)) {
                out.write(chunk, 0, (int) Math.min(count, most - there));
                there = Math.min(there + count, most);
                arrived.accept(there);
            }
        }
        if (there < most) {
            throw new ConnectionLost(new IOException("cut off after " + there + " of " + most + " bytes"));
        }
    }

    private static int read(InputStream body, byte[] chunk) throws InterruptedException, ConnectionLost {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return body.read(chunk);
        } catch (IOException e) {
            if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new ConnectionLost(e);
        }
    }

    private void check(File file, Path to) throws IOException {
        var md5 = tag(to).map(tag -> tag.replace("\"", "")).filter(tag -> tag.matches("[0-9a-f]{32}"));
        if (md5.isPresent() && !md5.get().equals(md5(to))) {
            Files.delete(to);
            Files.deleteIfExists(tagFile(to));
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    file.name() + " arrived damaged and was thrown away; fetch PyTorch for the GPU again.");
        }
        Files.deleteIfExists(tagFile(to));
    }

    private static String md5(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("MD5");
            var chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /// What the server called the file whose beginning is there; a weak tag says nothing of bytes.
    private static Optional<String> tag(Path to) throws IOException {
        var kept = tagFile(to);
        return Files.exists(kept) ? Optional.of(Files.readString(kept)) : Optional.empty();
    }

    private static void keepTag(Path to, HttpHeaders headers) throws IOException {
        var tag = headers.firstValue("ETag").filter(value -> !value.startsWith("W/"));
        if (tag.isPresent()) {
            Files.writeString(tagFile(to), tag.get());
        } else {
            Files.deleteIfExists(tagFile(to));
        }
    }

    private static Path tagFile(Path to) {
        return to.resolveSibling(to.getFileName() + ".etag");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
