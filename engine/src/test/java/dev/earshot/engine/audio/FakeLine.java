package dev.earshot.engine.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A sound device that delivers what a test gives it, as fast as it is taken.
final class FakeLine implements InputLine {
    private sealed interface Event {
        record Sound(byte[] bytes) implements Event {}

        record Nothing() implements Event {}

        record Gone() implements Event {}

        record Broken() implements Event {}
    }

    private final int sampleRate;
    private final int channels;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean idle;
    private byte[] rest = {};
    private int at;

    FakeLine(int sampleRate, int channels) {
        this.sampleRate = sampleRate;
        this.channels = channels;
    }

    /// Interleaved frames.
    void deliver(short... samples) {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        synchronized (this) {
            idle = false;
            events.add(new Event.Sound(bytes));
        }
    }

    /// Waits until everything delivered was taken and dealt with.
    synchronized void awaitIdle() throws InterruptedException {
        while (!idle) {
            wait();
        }
    }

    private synchronized void noteIdle() {
        if (events.isEmpty()) {
            idle = true;
            notifyAll();
        }
    }

    /// The same on all channels.
    void deliver(float[] mono) {
        short[] samples = new short[mono.length * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(mono[i / channels] * 32767);
        }
        deliver(samples);
    }

    /// The patience of whoever reads runs out.
    void fallSilent() {
        events.add(new Event.Nothing());
    }

    void vanish() {
        events.add(new Event.Gone());
    }

    /// The driver throws what nobody announced.
    void breakDown() {
        events.add(new Event.Broken());
    }

    boolean awaitClosed() throws InterruptedException {
        return closed.await(30, TimeUnit.SECONDS);
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        if (at == rest.length) {
            noteIdle();
            switch (events.take()) {
                case Event.Sound sound -> {
                    rest = sound.bytes();
                    at = 0;
                }
                case Event.Nothing _ -> {
                    return 0;
                }
                case Event.Gone _ -> throw new IOException("unplugged");
                case Event.Broken _ -> throw new IllegalStateException("the driver broke down");
            }
        }
        int n = Math.min(into.length, rest.length - at);
        System.arraycopy(rest, at, into, 0, n);
        at += n;
        return n;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
