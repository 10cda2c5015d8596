package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SoundDecoderTest {
    static Stream<SoundFormat> formats() {
        return Arrays.stream(Encoding.values())
                .flatMap(encoding -> Stream.of(8_000, 16_000, 22_050, 24_000, 44_100, 48_000)
                        .flatMap(
                                rate -> Stream.of(1, 2, 5).map(channels -> new SoundFormat(encoding, rate, channels))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsWrittenIsReadAgain(SoundFormat format) {
        var sound = Scene.tone(0.5, 700);
        var read = decoded(format, bytes(sound, format), 1000);
        assertEquals(sound.samples().length, read.length, 1);
        double loss = switch (format.encoding()) {
            case LINEAR16, LINEAR32 -> 0.004;
            case MULAW, ALAW -> 0.02;
        };
        for (int i = 300; i < read.length - 300; i++) {
            assertEquals(sound.samples()[i], read[i], loss, "sample " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void itDoesNotMatterWhereTheBytesAreCut(SoundFormat format) {
        var bytes = bytes(Scene.tone(0.1, 700), format);
        var whole = decoded(format, bytes, bytes.length);
        for (int size : new int[] {1, 3, 7, 333}) {
            assertArrayEquals(whole, decoded(format, bytes, size), size + " bytes at a time");
        }
    }

    @Test
    void theBeginningOfASampleWaitsForItsEnd() {
        var decoder = new SoundDecoder(SoundFormat.PLAIN);
        assertEquals(1, decoder.decode(ByteBuffer.wrap(new byte[] {0, 64, 0})).samples().length);
        assertTrue(decoder.torn());
        assertArrayEquals(
                new float[] {0.5f},
                decoder.decode(ByteBuffer.wrap(new byte[] {64})).samples());
        assertFalse(decoder.torn());
    }

    @Test
    void channelsAreMixed() {
        var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) 16384)
                .putShort((short) 0)
                .putShort((short) -16384)
                .putShort((short) 16384);
        var decoder = new SoundDecoder(new SoundFormat(Encoding.LINEAR16, 16_000, 2));
        assertArrayEquals(new float[] {0.25f, 0}, decoder.decode(bytes.flip()).samples());
    }

    @Test
    void whatIsNoNumberIsSilence() {
        var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(Float.NaN).putFloat(Float.POSITIVE_INFINITY).putFloat(-7).putFloat(0.25f);
        var decoder = new SoundDecoder(new SoundFormat(Encoding.LINEAR32, 16_000, 1));
        assertArrayEquals(
                new float[] {0, 1, -1, 0.25f}, decoder.decode(bytes.flip()).samples());
    }

    @Test
    void aFlushLetsOutWhatWaitsAndTheSoundGoesOn() {
        var format = new SoundFormat(Encoding.LINEAR16, 8_000, 1);
        var bytes = bytes(Scene.tone(1, 440), format);
        var decoder = new SoundDecoder(format);
        int before = decoder.decode(ByteBuffer.wrap(bytes, 0, 8_000)).samples().length;
        int waited = decoder.flush().samples().length;
        assertTrue(waited > 0);
        assertEquals(8_000, before + waited);
        int after = decoder.decode(ByteBuffer.wrap(bytes, 8_000, 8_000)).samples().length;
        assertEquals(8_000, after + decoder.flush().samples().length);
    }

    @Test
    void telephoneSoundIsNoMoreThanAFifthOfASecondLate() {
        var decoder = new SoundDecoder(new SoundFormat(Encoding.MULAW, 8_000, 1));
        int ready = decoder.decode(ByteBuffer.allocate(8_000)).samples().length;
        assertTrue(16_000 - ready < 16_000 / 5, () -> ready + " of 16000 samples");
    }

    @Test
    void compandedSoundHasTheValuesOfTheStandard() {
        assertEquals(0, G711.muLaw((byte) 0xff));
        assertEquals(-32_124, G711.muLaw((byte) 0x00));
        assertEquals(32_124, G711.muLaw((byte) 0x80));
        assertEquals(8, G711.aLaw((byte) 0xd5));
        assertEquals(-8, G711.aLaw((byte) 0x55));
        assertEquals(32_256, G711.aLaw((byte) 0xaa));
        assertEquals(-32_256, G711.aLaw((byte) 0x2a));
    }

    @Test
    void everyCompandedValueIsWrittenAsItself() {
        for (int code = 0; code < 256; code++) {
            assertEquals((byte) code, G711.aLaw(G711.aLaw((byte) code)), "A-law " + code);
            if (code != 0x7f) { // minus zero
                assertEquals((byte) code, G711.muLaw(G711.muLaw((byte) code)), "mu-law " + code);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theLoudestSoundIsNotTurnedRound(Encoding encoding) {
        var format = new SoundFormat(encoding, 16_000, 1);
        var read = decoded(format, bytes(new Pcm(new float[] {1, -1, 1.5f, -1.5f}), format), 100);
        assertTrue(read[0] > 0.95 && read[1] < -0.95 && read[2] > 0.95 && read[3] < -0.95, Arrays.toString(read));
    }

    @Test
    void anyBytesAreSound() {
        var random = new Random(7);
        formats().forEach(format -> {
            var bytes = new byte[1001];
            random.nextBytes(bytes);
            for (float sample : decoded(format, bytes, 100)) {
                assertTrue(Math.abs(sample) < 4, format + " gives " + sample);
            }
        });
    }

    private static byte[] bytes(Pcm sound, SoundFormat format) {
        var encoder = new SoundEncoder(format);
        var first = encoder.encode(sound);
        var last = encoder.finish();
        var all = ByteBuffer.allocate(first.remaining() + last.remaining())
                .put(first)
                .put(last);
        return all.array();
    }

    private static float[] decoded(SoundFormat format, byte[] bytes, int size) {
        var decoder = new SoundDecoder(format);
        var out = new float[bytes.length * 16];
        int length = 0;
        for (int at = 0; at < bytes.length; at += size) {
            var part = decoder.decode(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)));
            System.arraycopy(part.samples(), 0, out, length, part.samples().length);
            length += part.samples().length;
        }
        var rest = decoder.flush().samples();
        System.arraycopy(rest, 0, out, length, rest.length);
        return Arrays.copyOf(out, length + rest.length);
    }
}
