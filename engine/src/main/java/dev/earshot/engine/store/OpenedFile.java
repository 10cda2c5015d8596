package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// A file of this machine.
record OpenedFile(Path path, FileChannel channel, ByteBuffer buffer, long from) implements Opened {
    private static final int BUFFER = 1 << 20;

    /// @throws SttException MODEL_NOT_FOUND when it cannot be read
    static Opened open(RemoteFile file, long from) {
        var path = Path.of(file.from());
        try {
            var channel = FileChannel.open(path).position(from);
            return new OpenedFile(path, channel, ByteBuffer.allocate(BUFFER), from);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static SttException unreadable(Path path, IOException e) {
        return new SttException(
                SttError.MODEL_NOT_FOUND, "The file " + path + " cannot be read: check it, then try again.", e);
    }

    @Override
    public Optional<String> etag() {
        return Optional.empty();
    }

    @Override
    public Optional<ByteBuffer> next() throws InterruptedException {
        try {
            return channel.read(buffer.clear()) < 0 ? Optional.empty() : Optional.of(buffer.flip());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(OpenedFile.class).warn("A file that was read cannot be closed", e);
        }
    }
}
