package dev.earshot.engine.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// The bytes of a stream that cannot seek.
///
/// A thread of its own reads the stream a few blocks ahead, because a read of a pipe can neither be
/// interrupted nor ended by anybody else: so `close` frees whoever waits here at once, and only the pump
/// waits on until the pipe gives its next bytes or ends. The pipe itself stays open; it is not ours.
final class PipeInput implements ByteInput {
    private static final int BLOCK = 1 << 15;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> blocks = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(8);
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closed;
    private byte[] block = {};
    private int at;
    private boolean ended;

    PipeInput(InputStream in) {
        Thread.ofVirtual().name("pipe").start(() -> pump(in));
    }

    private void pump(InputStream in) {
        try {
            byte[] bytes = new byte[BLOCK];
            for (int n = in.read(bytes); n >= 0 && !closed; n = in.read(bytes)) {
                room.acquireUninterruptibly();
                if (n > 0) {
                    blocks.add(Arrays.copyOf(bytes, n));
                }
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } finally {
            blocks.add(END);
        }
    }

    @Override
    public int read(byte[] into, int count) throws IOException {
        if (at == block.length && !ended) {
            next();
        }
        if (ended || closed) {
            if (failure.isPresent()) {
                throw new IOException(failure.get());
            }
            return -1;
        }
        int n = Math.min(count, block.length - at);
        System.arraycopy(block, at, into, 0, n);
        at += n;
        return n;
    }

    private void next() throws IOException {
        try {
            block = blocks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the pipe").initCause(e);
        }
        at = 0;
        ended = block.length == 0;
        room.release();
    }

    @Override
    public long size() {
        return -1;
    }

    @Override
    public void seek(long position) throws IOException {
        throw new IOException("a pipe cannot seek");
    }

    @Override
    public void close() {
        closed = true;
        room.release();
        blocks.add(END);
    }
}
