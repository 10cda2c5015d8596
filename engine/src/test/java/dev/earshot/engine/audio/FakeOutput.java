package dev.earshot.engine.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// A sound output with a small buffer, which plays when the test lets time pass.
final class FakeOutput implements OutputLine {
    private static final int BUFFER = SAMPLE_RATE / 5 * FRAME_BYTES;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long heardBytes;
    private boolean free;
    private boolean gone;
    private boolean closed;

    /// From now on everything is heard at once.
    synchronized void runFree() {
        free = true;
        heardBytes = written.size();
    }

    synchronized void hear(int frames) {
        heardBytes = Math.min(written.size(), heardBytes + (long) frames * FRAME_BYTES);
    }

    synchronized void vanish() {
        gone = true;
    }

    /// The left channel of everything that was written.
    synchronized float[] left() {
        byte[] bytes = written.toByteArray();
        float[] samples = new float[bytes.length / FRAME_BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[FRAME_BYTES * i] & 0xff) | bytes[FRAME_BYTES * i + 1] << 8) / 32768f;
        }
        return samples;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized int room() {
        return gone ? BUFFER : (int) (BUFFER - (written.size() - heardBytes));
    }

    @Override
    public synchronized void write(byte[] frames, int from, int bytes) throws IOException {
        if (gone) {
            throw new IOException("unplugged");
        }
        written.write(frames, from, bytes);
        if (free) {
            heardBytes = written.size();
        }
    }

    @Override
    public synchronized long heard() {
        return heardBytes / FRAME_BYTES;
    }

    @Override
    public synchronized boolean drained() {
        return heardBytes == written.size();
    }

    @Override
    public void start() {
        // It plays when the test says so.
    }

    @Override
    public synchronized void flush() {
        heardBytes = written.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
