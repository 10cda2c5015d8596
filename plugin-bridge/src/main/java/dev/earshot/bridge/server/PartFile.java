package dev.earshot.bridge.server;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that something is uploaded into. That the disk is full is the server's trouble, and said to the client; so it
/// does not look like a connection that breaks.
final class PartFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

    private final Path path;
    private final FileChannel channel;
    private long bytes;

    PartFile(Path path) throws BadCall {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw trouble(path, e);
        }
    }

    void write(ByteBuffer some) throws BadCall {
        bytes += some.remaining();
        try {
            while (some.hasRemaining()) {
                channel.write(some);
            }
        } catch (IOException e) {
            throw trouble(path, e);
        }
    }

    /// What is said of a disk that cannot be written to.
    static BadCall trouble(Path path, IOException cause) {
        LOG.warn("An upload cannot be written to {}", path, cause);
        return new BadCall(new Refusal(
                        Reason.UNAVAILABLE,
                        "This server has no room for the recording on its disk; try again later, or send a smaller"
                                + " file.")
                .forNow());
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws BadCall {
        try {
            channel.close();
        } catch (IOException e) {
            throw trouble(path, e);
        }
    }
}
