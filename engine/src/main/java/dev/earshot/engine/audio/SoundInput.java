package dev.earshot.engine.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;

/// A line of the Java Sound API.
///
/// It is asked how much is there before it is read, since its own `read` waits for ever when the device is
/// pulled out.
final class SoundInput implements InputLine {
    private static final long POLL_NANOS = 5_000_000;

    private final TargetDataLine line;
    private final AudioFormat format;

    SoundInput(TargetDataLine line) {
        this.line = line;
        format = line.getFormat();
    }

    @Override
    public int sampleRate() {
        return (int) format.getSampleRate();
    }

    @Override
    public int channels() {
        return format.getChannels();
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        int frame = format.getFrameSize();
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while listening");
            }
            if (!line.isOpen()) {
                throw new IOException("the line was closed");
            }
            int there = Math.min(line.available(), into.length) / frame * frame;
            int n = there > 0 ? line.read(into, 0, there) : 0;
            if (n < 0) {
                throw new IOException("the line ended");
            }
            if (n > 0) {
                return n;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return 0;
    }

    @Override
    public void close() {
        line.close();
    }
}
