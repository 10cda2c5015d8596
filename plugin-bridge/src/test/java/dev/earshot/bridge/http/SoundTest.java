package dev.earshot.bridge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoundTest {
    @TempDir
    private Path folder;

    private Upload upload(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("upload-1.part"), bytes);
        return new Upload(file, "speech.raw", bytes.length);
    }

    private static long samples(Sound sound) throws InterruptedException {
        long count = 0;
        try (var stream = sound.source().open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                count += chunk.get().samples().length;
            }
        }
        return count;
    }

    @Test
    void samplesWithoutAHeaderAreHeardToTheEnd() throws Exception {
        var bytes = ByteBuffer.allocate(200_001).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 1000);
        var sound = new Sound.Samples(upload(bytes.array()), SoundFormat.PLAIN);
        assertEquals(100_000, samples(sound));
        assertEquals(Optional.of(Duration.ofMillis(6250)), sound.source().duration());
        try (var stream = sound.source().open()) {
            assertEquals(1000 / 32768f, stream.read().orElseThrow().samples()[0], 1e-4f);
        }
    }

    @Test
    void samplesOfAnotherRateAreHeardInTheirTime() throws Exception {
        var sound = new Sound.Samples(upload(new byte[8_000]), new SoundFormat(Encoding.MULAW, 8_000, 1));
        assertEquals(16_000, samples(sound));
    }

    @Test
    void whatIsNoAudioIsRefusedBeforeItIsHeard() throws Exception {
        var sound = new Sound.Contained(upload("This is no sound.".getBytes(StandardCharsets.UTF_8)));
        var refused = assertThrows(SttException.class, sound::source);
        assertEquals(SttError.AUDIO_INVALID, refused.error());
        var refusal = Refusal.of(refused, sound.upload());
        assertEquals(Reason.BAD_AUDIO, refusal.reason());
        assertEquals(-1, refusal.sentence().indexOf("upload-1"), refusal.sentence());
    }

    @Test
    void anUploadThatIsGoneIsAFaultOfOurs() throws Exception {
        var sound = new Sound.Samples(upload(new byte[2]), SoundFormat.PLAIN);
        Files.delete(sound.upload().file());
        var failure = assertThrows(SttException.class, () -> sound.source().open());
        assertEquals(Reason.FAILED, Refusal.of(failure, sound.upload()).reason());
    }
}
