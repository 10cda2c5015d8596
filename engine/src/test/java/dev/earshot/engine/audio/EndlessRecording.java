package dev.earshot.engine.audio;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;

/// Records a counter, sample by sample, at the pace of a real device, until it is killed.
final class EndlessRecording {
    private static final int RATE = 48_000;
    private static final int BLOCK = RATE / 50;

    private EndlessRecording() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Capture capture = Capture.of(
                new Microphone("counter", "Counter"), new Counter(), Recorder.onDisk(Clock.system(ZoneOffset.UTC)));
        Recording recording = capture.record(folder);
        while (true) {
            LockSupport.parkNanos(20_000_000);
            System.out.println(
                    capture.captured().toMillis() + " " + recording.duration().toMillis());
        }
    }

    private static final class Counter implements InputLine {
        private final long begin = System.nanoTime();
        private long count;

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(byte[] into, Duration patience) {
            LockSupport.parkNanos(begin + (count + BLOCK) * 1_000_000_000L / RATE - System.nanoTime());
            for (int i = 0; i < BLOCK; i++, count++) {
                into[2 * i] = (byte) count;
                into[2 * i + 1] = (byte) (count >> 8);
            }
            return 2 * BLOCK;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
