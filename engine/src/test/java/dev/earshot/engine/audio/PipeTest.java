package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipeTest {
    @TempDir
    Path folder;

    @Test
    void aPipeSoundsLikeTheFile() throws Exception {
        for (String name : new String[] {"a.wav", "a.mp3", "a.flac", "a.ogg"}) {
            Path file = name.equals("a.wav")
                    ? Sounds.wav(folder.resolve(name), 44_100, 16, Sounds.sweep(44_100, 5))
                    : Sounds.encode(
                            folder.resolve(name),
                            codec(name),
                            44_100,
                            Sounds.sweep(44_100, 5),
                            Sounds.sweep(44_100, 5));
            try (InputStream in = Files.newInputStream(file)) {
                float[] heard = Sounds.read(AudioFile.pipe(in, AudioSelection.ALL));
                float[] expected = Sounds.read(file);
                // The padding at the end of an MP3 is known only to who can look ahead.
                assertEquals(expected.length, heard.length, name.equals("a.mp3") ? 1152 : 0, name);
                assertEquals(0, Sounds.greatestDifference(expected, heard, 0, expected.length), 0.001, name);
            }
        }
    }

    private static int codec(String name) {
        return switch (name) {
            case "a.mp3" -> avcodec.AV_CODEC_ID_MP3;
            case "a.flac" -> avcodec.AV_CODEC_ID_FLAC;
            default -> avcodec.AV_CODEC_ID_VORBIS;
        };
    }

    @Test
    void theSizesInAStreamedHeaderAreNotBelieved() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[16_000]));
        for (int size : new int[] {0, -1, 0x7FFF_F000}) {
            byte[] streamed = wav.clone();
            for (int i = 0; i < 4; i++) {
                streamed[4 + i] = (byte) (size >> 8 * i);
                streamed[40 + i] = (byte) (size >> 8 * i);
            }
            PcmSource pipe = AudioFile.pipe(new ByteArrayInputStream(streamed), AudioSelection.ALL);
            assertEquals(16_000, Sounds.read(pipe).length);
            Path file = Files.write(folder.resolve("streamed.wav"), streamed);
            assertEquals(16_000, Sounds.read(file).length);
        }
    }

    @Test
    void aPipeThatBreaksOffIsHeardToItsEnd() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[16_000]));
        PcmSource pipe = AudioFile.pipe(new ByteArrayInputStream(wav, 0, 20_000), AudioSelection.ALL);
        assertEquals((20_000 - 44) / 2, Sounds.read(pipe).length);
    }

    @Test
    void itCanBeListenedToOnlyOnceAndStaysOpen() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[1600]));
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(wav) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        PcmSource pipe = AudioFile.pipe(in, AudioSelection.ALL);
        Sounds.read(pipe);
        assertThrows(IllegalStateException.class, pipe::open);
        assertTrue(!closed.get(), "the pipe belongs to the caller");
    }

    @Test
    void nothingButTextInThePipeIsSaid() {
        InputStream in =
                new ByteArrayInputStream("no sound, just words\n".repeat(50).getBytes());
        PcmSource pipe = AudioFile.pipe(in, AudioSelection.ALL);
        SttException e = assertThrows(SttException.class, pipe::open);
        assertEquals(SttError.AUDIO_INVALID, e.error());
        SttException empty = assertThrows(
                SttException.class,
                () -> AudioFile.pipe(InputStream.nullInputStream(), AudioSelection.ALL)
                        .open());
        assertEquals(SttError.AUDIO_INVALID, empty.error());
    }

    @Test
    void aBrokenPipeIsUnreadableNotTheEnd() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[160_000]));
        InputStream in = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 100_000) {
                    throw new IOException("the line went dead");
                }
                return wav[at++] & 0xff;
            }
        };
        SttException e = assertThrows(SttException.class, () -> Sounds.read(AudioFile.pipe(in, AudioSelection.ALL)));
        assertEquals(SttError.AUDIO_UNREADABLE, e.error());
        assertTrue(e.sentence().contains("the line went dead"), e.sentence());
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[160_000]));
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out, 1 << 20)) {
            out.write(wav, 0, 200_000);
            out.flush();
            PcmStream stream = AudioFile.pipe(in, AudioSelection.ALL).open();
            CountDownLatch heard = new CountDownLatch(1);
            FutureTask<Optional<Pcm>> reading = new FutureTask<>(() -> {
                Optional<Pcm> last = stream.read();
                while (last.isPresent()) {
                    heard.countDown();
                    last = stream.read();
                }
                return last;
            });
            Thread.ofVirtual().start(reading);
            assertTrue(heard.await(30, TimeUnit.SECONDS), "something is heard before the pipe ends");
            stream.close();
            assertTrue(reading.get(30, TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void anInterruptEndsAReadThatWaits() throws Exception {
        byte[] wav = Files.readAllBytes(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[160_000]));
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out, 1 << 20)) {
            out.write(wav, 0, 200_000);
            out.flush();
            try (PcmStream stream = AudioFile.pipe(in, AudioSelection.ALL).open()) {
                CountDownLatch heard = new CountDownLatch(1);
                FutureTask<Boolean> reading = new FutureTask<>(() -> {
                    try {
                        while (stream.read().isPresent()) {
                            heard.countDown();
                        }
                        return false;
                    } catch (InterruptedException e) {
                        return true;
                    }
                });
                Thread reader = Thread.ofVirtual().start(reading);
                assertTrue(heard.await(30, TimeUnit.SECONDS), "something is heard before the pipe ends");
                reader.interrupt();
                assertTrue(reading.get(30, TimeUnit.SECONDS), "the interrupt is passed on");
            }
        }
    }
}
