package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsNotFound() {
        assertRefused(folder.resolve("nowhere.wav"), SttError.AUDIO_NOT_FOUND, "no file");
    }

    @Test
    void aFolderIsNoFile() {
        assertRefused(folder, SttError.AUDIO_UNREADABLE, "is a folder");
    }

    @Test
    void aFileWithoutPermissionIsUnreadable() throws IOException {
        Path file = Sounds.wav(folder.resolve("secret.wav"), 16_000, 16, new float[100]);
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "this user may read everything");
        assertRefused(file, SttError.AUDIO_UNREADABLE, "permission");
    }

    @Test
    void anEmptyFileIsInvalid() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.mp3")), SttError.AUDIO_INVALID, "is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.wav", "a.mp3", "a", "a.srt", "a.m3u8", "a.flac"})
    void textIsNoSound(String name) throws IOException {
        String text = "1\n00:00:01,000 --> 00:00:02,000\nWords, nothing but words.\n\n".repeat(40);
        assertRefused(Files.writeString(folder.resolve(name), text), SttError.AUDIO_INVALID, "not a sound");
    }

    @Test
    void aPlaylistIsNotFollowed() throws IOException {
        String list = "#EXTM3U\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n";
        assertRefused(Files.writeString(folder.resolve("a.m3u8"), list), SttError.AUDIO_INVALID, "not a sound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bin", "a.wav", "a.mp3", "a.m4a"})
    void randomBytesAreNoSound(String name) throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        assertRefused(Files.write(folder.resolve(name), bytes), SttError.AUDIO_INVALID, "not a sound");
    }

    @Test
    void aPictureIsNoSound() throws IOException {
        Path file = folder.resolve("a.png");
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(20, 20, 1), "png", file.toFile());
        assertRefused(file, SttError.AUDIO_INVALID, "not a sound");
    }

    @Test
    void aFilmWithoutSoundSaysSo() throws IOException {
        assertRefused(
                Sounds.film(folder.resolve("silent.mp4"), 0, 1), SttError.AUDIO_INVALID, "without an audio track");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drms", "enca"})
    void aProtectedFileSaysSo(String entry) throws IOException {
        Path file =
                Sounds.encode(folder.resolve("bought.m4a"), avcodec.AV_CODEC_ID_AAC, 44_100, Sounds.sweep(44_100, 1));
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = bytes.lastIndexOf("mp4a");
        Files.writeString(file, bytes.substring(0, at) + entry + bytes.substring(at + 4), StandardCharsets.ISO_8859_1);
        assertRefused(file, SttError.AUDIO_INVALID, "protected");
    }

    @Test
    void aFileOfNoLengthHoldsNoSound() throws IOException {
        Path file = Sounds.wav(folder.resolve("none.wav"), 16_000, 16, new float[0]);
        SttException e = assertThrows(SttException.class, () -> Sounds.read(file));
        assertEquals(SttError.AUDIO_INVALID, e.error());
        assertTrue(e.sentence().contains("holds no sound"), e.sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "a.wav, 0",
        "a.flac, " + avcodec.AV_CODEC_ID_FLAC,
        "a.mp3, " + avcodec.AV_CODEC_ID_MP3,
        "a.mka, " + avcodec.AV_CODEC_ID_VORBIS,
        "a.aiff, " + avcodec.AV_CODEC_ID_PCM_S16BE,
    })
    void aTruncatedFileSaysSoAndKeepsWhatWasHeard(String name, int codec) throws Exception {
        float[] sweep = Sounds.sweep(44_100, 10);
        Path whole = folder.resolve("whole " + name);
        if (codec == 0) {
            Sounds.wav(whole, 44_100, 16, sweep);
        } else {
            Sounds.encode(whole, codec, 44_100, sweep, sweep);
        }
        Path cut = Sounds.cut(whole, folder.resolve(name), Files.size(whole) * 6 / 10);
        List<Pcm> heard = new ArrayList<>();
        SttException e = assertThrows(SttException.class, () -> listen(cut, heard));
        assertEquals(SttError.AUDIO_INVALID, e.error());
        assertTrue(e.sentence().matches("“" + name + "” breaks off at 0:0[5-7] of 0:1[01]; .*"), e.sentence());
        long samples = heard.stream().mapToLong(chunk -> chunk.samples().length).sum();
        assertEquals(96_000, samples, 16_000);
    }

    @Test
    void anMp4WithoutItsIndexSaysSo() throws IOException {
        Path whole =
                Sounds.encode(folder.resolve("whole.m4a"), avcodec.AV_CODEC_ID_AAC, 44_100, Sounds.sweep(44_100, 4));
        Path cut = Sounds.cut(whole, folder.resolve("cut.m4a"), Files.size(whole) / 2);
        assertRefused(cut, SttError.AUDIO_INVALID, "breaks off before its index");
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp3, " + avcodec.AV_CODEC_ID_MP3,
        "a.flac, " + avcodec.AV_CODEC_ID_FLAC,
        "a.m4a, " + avcodec.AV_CODEC_ID_AAC,
        "a.ogg, " + avcodec.AV_CODEC_ID_VORBIS,
    })
    void whatIsDamagedInTheMiddleIsSkipped(String name, int codec) throws Exception {
        Path file =
                Sounds.encode(folder.resolve(name), codec, 44_100, Sounds.sweep(44_100, 20), Sounds.sweep(44_100, 20));
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[bytes.length / 50];
        new Random(2).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
        Files.write(file, bytes);
        float[] heard = Sounds.read(file);
        assertEquals(20 * 16_000, heard.length, 16_000);
        float[] expected = Sounds.sweep(16_000, 20);
        assertEquals(1, Sounds.likeness(expected, 1600, heard, 1600, 7 * 16_000), 0.01, "before the damage");
        float[] tail = Arrays.copyOfRange(expected, 15 * 16_000, 18 * 16_000);
        int shift = expected.length - heard.length;
        float[] heardTail = Arrays.copyOfRange(heard, 15 * 16_000 - shift, 18 * 16_000 - shift);
        int lag = Sounds.lag(tail, heardTail, 16_000);
        // What was lost is no whole number of samples, so the tail lies between ours.
        assertEquals(1, Sounds.likeness(tail, 16_000, heardTail, 16_000 + lag, 16_000), 0.3, "after the damage");
    }

    @Test
    void aTrackOrChannelThatIsNotThereIsRefused() throws IOException {
        AudioFile file = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 16_000, 16, new float[100]));
        SttException track = assertThrows(SttException.class, () -> file.source(AudioSelection.ALL.withTrack(1)));
        assertTrue(track.sentence().contains("no track 2"), track.sentence());
        SttException channel =
                assertThrows(SttException.class, () -> file.source(AudioSelection.ALL.withChannel(Channel.RIGHT)));
        assertTrue(channel.sentence().contains("no channel 2"), channel.sentence());
    }

    @Test
    void aPartBehindTheEndIsRefused() throws IOException {
        AudioFile file = AudioFile.open(Sounds.wav(folder.resolve("a.wav"), 44_100, 16, new float[44_100]));
        PcmSource part = file.source(AudioSelection.ALL.between(Duration.ofSeconds(5), Optional.empty()));
        SttException e = assertThrows(SttException.class, () -> Sounds.read(part));
        assertTrue(e.sentence().contains("ends before 0:05"), e.sentence());
    }

    private static void listen(Path file, List<Pcm> into) throws InterruptedException {
        try (PcmStream stream = AudioFile.open(file).source(AudioSelection.ALL).open()) {
            for (Optional<Pcm> chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                into.add(chunk.get());
            }
        }
    }

    private static void assertRefused(Path file, SttError error, String words) {
        SttException e = assertThrows(SttException.class, () -> AudioFile.open(file));
        assertEquals(error, e.error());
        assertTrue(e.sentence().contains(words), e.sentence());
        assertTrue(e.sentence().endsWith("."), e.sentence());
        assertFalse(e.sentence().contains("\n"), e.sentence());
    }
}
