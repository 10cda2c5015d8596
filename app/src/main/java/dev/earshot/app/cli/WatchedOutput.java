package dev.earshot.app.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/// Remembers why writing failed, which a `PrintStream` over it forgets.
final class WatchedOutput extends FilterOutputStream {
    private volatile Optional<IOException> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
            if (out instanceof PrintStream print && print.checkError()) {
                throw new IOException("the stream behind is broken (pipe)");
            }
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
