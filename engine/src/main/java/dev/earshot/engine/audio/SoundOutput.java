package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// The system's default output, through the Java Sound API.
final class SoundOutput implements OutputLine {
    private static final AudioFormat FORMAT = new AudioFormat(SAMPLE_RATE, 16, 2, true, false);

    /// Short enough that a seek is heard at once, long enough for a busy machine: 200 ms.
    private static final int BUFFER = SAMPLE_RATE / 5 * FRAME_BYTES;

    private final SourceDataLine line;
    private final int size;

    private SoundOutput(SourceDataLine line) {
        this.line = line;
        size = line.getBufferSize();
    }

    static OutputLine open() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFER);
            return new SoundOutput(line);
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new SttException(
                    SttError.DEVICE_UNAVAILABLE, "There is no sound output to play on; connect one and try again.", e);
        }
    }

    @Override
    public int room() {
        return line.available();
    }

    @Override
    public void write(byte[] frames, int from, int bytes) throws IOException {
        if (!line.isOpen() || line.write(frames, from, bytes) < bytes) {
            throw new IOException("the output does not take sound any more");
        }
    }

    @Override
    public long heard() {
        return line.getLongFramePosition();
    }

    @Override
    public boolean drained() {
        return line.available() >= size;
    }

    @Override
    public void start() {
        line.start();
    }

    @Override
    public void flush() {
        line.stop();
        line.flush();
    }

    @Override
    public void close() {
        line.close();
    }
}
