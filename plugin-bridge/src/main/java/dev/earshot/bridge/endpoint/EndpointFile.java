package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.files.SharedFile;
import dev.earshot.bridge.files.Unwritten;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The user's book of endpoints in its file. Safe for many threads and for several Earshots at once:
/// no change is lost. Waits for the disk.
public final class EndpointFile {
    private final SharedFile file;
    private final Consumer<String> notices;

    /// Touches no disk.
    ///
    /// @param notices is told when a damaged file was given another name
    public EndpointFile(Path path, Consumer<String> notices) {
        this.file = new SharedFile(path);
        this.notices = notices;
    }

    /// What is in it; nothing when there is no file yet.
    ///
    /// @throws SttException UNSUPPORTED when it cannot be understood, WRITE_FAILED when it cannot be
    ///     read
    public EndpointBook read() {
        try {
            return parse();
        } catch (BookJson.NotJson e) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    file.path() + " is no JSON" + e.getMessage() + ": mend it, or move it away and begin anew.",
                    e);
        } catch (IOException e) {
            throw new SttException(SttError.WRITE_FAILED, file.path() + " cannot be read; change its permissions.", e);
        }
    }

    /// Reads, changes and writes, while nobody else does. A file that is no JSON, since it was cut, is
    /// given another name first, and that is said.
    ///
    /// @return what is in it now
    /// @throws SttException as [#read], from the change, and WRITE_FAILED or DISK_FULL; then the file
    ///     is as it was
    public EndpointBook change(UnaryOperator<EndpointBook> change) {
        try {
            return file.alone(() -> {
                try {
                    return write(parse(), change);
                } catch (BookJson.NotJson e) {
                    return begin(change, e);
                }
            });
        } catch (IOException e) {
            throw Unwritten.because(e, file.path());
        }
    }

    private EndpointBook write(EndpointBook before, UnaryOperator<EndpointBook> change) throws IOException {
        var after = change.apply(before);
        if (!after.equals(before)) {
            file.replace(BookJson.write(after));
        }
        return after;
    }

    private EndpointBook begin(UnaryOperator<EndpointBook> change, BookJson.NotJson damage) throws IOException {
        var after = change.apply(EndpointBook.EMPTY);
        var aside = file.setAside();
        file.replace(BookJson.write(after));
        notices.accept(file.path() + " was no JSON" + damage.getMessage() + ", and is now " + aside.getFileName()
                + "; a new one was begun.");
        return after;
    }

    private EndpointBook parse() throws IOException {
        var bytes = file.read();
        return bytes.isEmpty()
                ? EndpointBook.EMPTY
                : BookJson.read(bytes.get(), file.path().toString());
    }
}
