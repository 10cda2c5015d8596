package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VORBIS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WMAV2;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 32, -32})
    void wavOfAnyDepthIsReadExactly(int bits) throws Exception {
        float[] sweep = Sounds.sweep(16_000, 2);
        float[] heard = Sounds.read(Sounds.wav(folder.resolve("a.wav"), 16_000, bits, sweep));
        assertEquals(sweep.length, heard.length);
        assertEquals(0, Sounds.greatestDifference(sweep, heard, 0, sweep.length), bits == 8 ? 0.005 : 0.00002);
    }

    @ParameterizedTest
    @CsvSource({
        "a.aiff, " + AV_CODEC_ID_PCM_S16BE + ", 44100",
        "a.caf, " + AV_CODEC_ID_PCM_S16BE + ", 48000",
        "a.flac, " + AV_CODEC_ID_FLAC + ", 44100",
        "a.mp3, " + AV_CODEC_ID_MP3 + ", 44100",
        "lower rate.mp3, " + AV_CODEC_ID_MP3 + ", 22050",
        "a.m4a, " + AV_CODEC_ID_AAC + ", 44100",
        "lossless.m4a, " + AV_CODEC_ID_ALAC + ", 44100",
        "a.ogg, " + AV_CODEC_ID_VORBIS + ", 44100",
        "a.opus, " + AV_CODEC_ID_OPUS + ", 48000",
        "a.webm, " + AV_CODEC_ID_OPUS + ", 48000",
        "a.mka, " + AV_CODEC_ID_VORBIS + ", 48000",
    })
    void everyFormatIsHeardAtItsTime(String name, int codec, int rate) throws Exception {
        Path file = Sounds.encode(folder.resolve(name), codec, rate, Sounds.sweep(rate, 6), Sounds.sweep(rate, 6));
        float[] heard = Sounds.read(file);
        float[] expected = Sounds.sweep(16_000, 6);
        assertEquals(0, Sounds.lag(expected, heard, 2000), "shifted");
        assertEquals(1, Sounds.likeness(expected, 1600, heard, 1600, expected.length - 3200), 0.01, "another sound");
        assertEquals(expected.length, heard.length, 16_000 * 0.08, "length");
    }

    /// The encoder of WMA, unlike others, does not say how much it delays the sound.
    @Test
    void windowsMediaIsHeard() throws Exception {
        float[] sweep = Sounds.sweep(44_100, 4);
        float[] heard = Sounds.read(Sounds.encode(folder.resolve("a.wma"), AV_CODEC_ID_WMAV2, 44_100, sweep, sweep));
        int lag = Sounds.lag(Sounds.sweep(16_000, 4), heard, 2000);
        assertEquals(1, Sounds.likeness(Sounds.sweep(16_000, 4), 3200, heard, 3200 + lag, 48_000), 0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "a.wav, 0, 44100, 0",
        "a.flac, " + AV_CODEC_ID_FLAC + ", 44100, 0",
        "a.mp3, " + AV_CODEC_ID_MP3 + ", 44100, 0.0001",
        "a.m4a, " + AV_CODEC_ID_AAC + ", 44100, 0.02",
        "a.ogg, " + AV_CODEC_ID_VORBIS + ", 44100, 0.0001",
        "a.opus, " + AV_CODEC_ID_OPUS + ", 48000, 0.002",
        "a.webm, " + AV_CODEC_ID_OPUS + ", 48000, 0.002",
        "a.mkv, " + AV_CODEC_ID_AAC + ", 44100, 0.02",
        "prime rate.wav, 0, 44101, 0",
    })
    void aPartIsTheSameSamplesAsInTheWhole(String name, int codec, int rate, double tolerance) throws Exception {
        float[] sweep = Sounds.sweep(rate, 12);
        Path path = codec == 0
                ? Sounds.wav(folder.resolve(name), rate, 16, sweep, sweep)
                : Sounds.encode(folder.resolve(name), codec, rate, sweep, sweep);
        AudioFile file = AudioFile.open(path);
        float[] whole = Sounds.read(file.source(AudioSelection.ALL));
        for (double from : new double[] {0, 0.01, 0.5, 3.33337, 9.1}) {
            Duration begin = Duration.ofNanos((long) (from * 1e9));
            Duration end = begin.plusMillis(1234);
            PcmSource part = file.source(AudioSelection.ALL.between(begin, Optional.of(end)));
            float[] heard = Sounds.read(part);
            int first = (int) Pcm.samplesIn(begin);
            int last = (int) Pcm.samplesIn(end);
            float[] expected = Arrays.copyOfRange(whole, first, last);
            assertEquals(expected.length, heard.length, "length from " + from);
            assertEquals(0, Sounds.greatestDifference(expected, heard, 0, expected.length), tolerance, "from " + from);
            assertEquals(begin, part.start());
            assertEquals(Optional.of(end.minus(begin)), part.duration());
        }
    }

    @Test
    void eachChannelIsHeardAloneOrInTheMean() throws Exception {
        float[] left = Sounds.tone(16_000, 1, 440, 0.8);
        float[] right = Sounds.tone(16_000, 1, 1000, 0.4);
        AudioFile file = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 16_000, -32, left, right));
        assertArrayEquals(left, Sounds.read(file.source(AudioSelection.ALL.withChannel(Channel.LEFT))));
        assertArrayEquals(right, Sounds.read(file.source(AudioSelection.ALL.withChannel(Channel.RIGHT))));
        float[] mean = new float[left.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (left[i] + right[i]) / 2;
        }
        assertArrayEquals(mean, Sounds.read(file.source(AudioSelection.ALL)), 1e-7f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eight.wav", "eight.flac"})
    void eightChannelsAreEachHeard(String name) throws Exception {
        float[][] channels = new float[8][];
        Arrays.setAll(channels, c -> Sounds.tone(16_000, 1, 200 + 100 * c, 0.1 * (c + 1)));
        Path path = folder.resolve(name);
        AudioFile file = AudioFile.open(
                name.endsWith("wav")
                        ? Sounds.wav(path, 16_000, 16, channels)
                        : Sounds.encode(path, AV_CODEC_ID_FLAC, 16_000, channels));
        assertEquals(8, file.info().tracks().getFirst().channels());
        for (int c = 0; c < 8; c++) {
            float[] heard = Sounds.read(file.source(AudioSelection.ALL.withChannel(new Channel.Only(c))));
            assertEquals(0, Sounds.greatestDifference(channels[c], heard, 0, 16_000), 0.0001, "channel " + c);
        }
    }

    @Test
    void theLevelIsMeasuredBeforeMixingSoThatClippingShows() throws Exception {
        float[] loud = Sounds.tone(48_000, 1, 440, 1.5);
        float[] silent = new float[48_000];
        AudioFile file = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 48_000, 16, loud, silent));
        try (PcmStream stream = file.source(AudioSelection.ALL).open()) {
            Sounds.read(stream);
            Level level = stream.level();
            assertEquals(1, level.peak(), 0.0001);
            assertEquals(48_000 * 0.535, level.clipped(), 500);
        }
        try (PcmStream stream =
                file.source(AudioSelection.ALL.withChannel(Channel.RIGHT)).open()) {
            Sounds.read(stream);
            assertEquals(Level.SILENCE, stream.level());
        }
    }

    @Test
    void theLevelOfAPartIsThatOfThePartAlone() throws Exception {
        float[] samples = Sounds.tone(44_100, 4, 440, 0.25);
        Arrays.fill(samples, 0, 44_100, 0.9f);
        Arrays.fill(samples, 3 * 44_100, 4 * 44_100, 0.9f);
        AudioFile file = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 44_100, 16, samples));
        AudioSelection middle = AudioSelection.ALL.between(Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(3)));
        try (PcmStream stream = file.source(middle).open()) {
            Sounds.read(stream);
            assertEquals(0.25, stream.level().peak(), 0.0001);
            assertEquals(0.25 / Math.sqrt(2), stream.level().rms(), 0.0001);
        }
    }

    @Test
    void aFilmIsHeardByItsAudioTrack() throws Exception {
        Path film = Sounds.film(folder.resolve("a.mp4"), 44_100, 4, Sounds.sweep(44_100, 4));
        AudioFile file = AudioFile.open(film);
        assertEquals(1, file.info().tracks().size());
        assertEquals("aac", file.info().tracks().getFirst().codec());
        assertEquals(0, Sounds.lag(Sounds.sweep(16_000, 4), Sounds.read(film), 2000));
    }

    @Test
    void eachTrackIsHeardByItself() throws Exception {
        Map<String, float[]> tracks = new LinkedHashMap<>();
        tracks.put("ger", Sounds.tone(16_000, 1, 440, 0.5));
        tracks.put("eng", Sounds.sweep(16_000, 1));
        AudioFile file = AudioFile.open(Sounds.tracks(folder.resolve("two.mka"), tracks));
        assertEquals(2, file.info().tracks().size());
        assertEquals(Optional.of("ger"), file.info().tracks().get(0).language());
        assertEquals(Optional.of("eng"), file.info().tracks().get(1).language());
        float[] second = Sounds.read(file.source(AudioSelection.ALL.withTrack(1)));
        assertEquals(0, Sounds.greatestDifference(Sounds.sweep(16_000, 1), second, 0, 16_000), 0.0001);
    }

    /// The speech codec of telephones; no encoder of it is bundled.
    @Test
    void adaptiveMultiRateIsHeard() throws Exception {
        ByteArrayOutputStream amr = new ByteArrayOutputStream();
        amr.writeBytes("#!AMR\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100; i++) {
            byte[] frame = new byte[32];
            frame[0] = 0x3C; // 12.2 kbit/s, good quality
            amr.writeBytes(frame);
        }
        Path file = Files.write(folder.resolve("call.amr"), amr.toByteArray());
        assertEquals(2 * 16_000, Sounds.read(file).length);
        assertEquals(
                "amrnb", AudioFile.open(file).info().tracks().getFirst().codec().replace("_", ""));
    }

    @Test
    void theFileSaysWhatItIs() throws IOException {
        Path path = Sounds.wav(folder.resolve("a.wav"), 44_100, 24, new float[88_200], new float[88_200]);
        AudioFile file = AudioFile.open(path);
        AudioInfo info = file.info();
        assertEquals(path, file.path());
        assertEquals("wav", info.container());
        assertEquals(Optional.of(Duration.ofSeconds(2)), info.duration());
        assertEquals(44 + 2 * 3 * 88_200, info.bytes());
        assertEquals(
                new AudioTrack(0, "pcm_s24le", 44_100, 2, 24, Optional.empty(), Optional.empty()),
                info.tracks().getFirst());
    }

    @Test
    void aNameMayHoldAnything() throws Exception {
        for (String name : new String[] {
            "with spaces and 'quotes'.wav",
            "Übergröße – ñ – 東京 – العربية.wav",
            "🎙️ emoji 🎧.wav",
            "x".repeat(196) + ".wav",
            "http:%2F%2Fhost.wav",
            "100%.wav",
        }) {
            assertEquals(1600, Sounds.read(Sounds.wav(folder.resolve(name), 16_000, 16, new float[1600])).length, name);
        }
    }

    @Test
    void silenceIsSound() throws Exception {
        float[] heard = Sounds.read(Sounds.wav(folder.resolve("a.wav"), 44_100, 16, new float[44_100]));
        assertArrayEquals(new float[16_000], heard);
    }

    @Test
    void itIsOpenedManyTimesAtOnce() throws Exception {
        PcmSource source = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 44_100, 16, Sounds.sweep(44_100, 2)))
                .source(AudioSelection.ALL);
        PcmStream[] streams = new PcmStream[30];
        Arrays.setAll(streams, _ -> source.open());
        float[] expected = Sounds.read(source);
        for (PcmStream stream : streams) {
            assertArrayEquals(expected, Sounds.read(stream));
            stream.close();
            stream.close();
            assertTrue(stream.read().isEmpty(), "a closed stream is at its end");
        }
    }
}
