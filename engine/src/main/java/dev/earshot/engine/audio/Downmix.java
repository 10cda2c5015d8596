package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBLP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S64;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S64P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8P;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/// Makes one channel of floats out of decoded frames of any sample format, and meters every channel that is
/// heard before they are mixed, so that clipping in one of them does not hide in the mean. One thread; its
/// buffers are used again and again.
final class Downmix {
    private final Channel channel;
    private final Meter meter;
    private float[] mono = {};
    private float[] plane = {};
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};

    Downmix(Channel channel, Meter meter) {
        this.channel = channel;
        this.meter = meter;
    }

    /// What the last frame became; its first `nb_samples` values count.
    float[] mono() {
        return mono;
    }

    /// Converts a frame. Only its samples `[from, to)` are metered.
    void take(AVFrame frame, int from, int to) {
        int count = frame.nb_samples();
        if (mono.length < count) {
            mono = new float[count];
            plane = new float[count];
        }
        int channels = frame.ch_layout().nb_channels();
        switch (channel) {
            case Channel.Only only -> {
                read(frame, Math.min(only.index(), channels - 1), channels, mono);
                meter.add(mono, from, to);
            }
            case Channel.Mix _ -> mix(frame, channels, count, from, to);
        }
    }

    private void mix(AVFrame frame, int channels, int count, int from, int to) {
        read(frame, 0, channels, mono);
        meter.add(mono, from, to);
        if (channels == 1) {
            return;
        }
        for (int c = 1; c < channels; c++) {
            read(frame, c, channels, plane);
            meter.add(plane, from, to);
            for (int i = 0; i < count; i++) {
                mono[i] += plane[i];
            }
        }
        float share = 1f / channels;
        for (int i = 0; i < count; i++) {
            mono[i] *= share;
        }
    }

    /// One channel of the frame as floats.
    private void read(AVFrame frame, int index, int channels, float[] into) {
        int count = frame.nb_samples();
        boolean planar = av_sample_fmt_is_planar(frame.format()) != 0;
        int values = planar ? count : count * channels;
        int step = planar ? 1 : channels;
        int first = planar ? 0 : index;
        // Interleaved frames are fetched once, for their first channel.
        boolean fetch = planar || index == 0 || channel instanceof Channel.Only;
        BytePointer data = new BytePointer(frame.extended_data().get(planar ? index : 0));
        switch (frame.format()) {
            case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP -> {
                floats = fit(floats, values);
                copy(fetch, data, ValueLayout.JAVA_FLOAT, floats, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = floats[at];
                }
            }
            case AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P -> {
                shorts = shorts.length < values ? new short[values] : shorts;
                copy(fetch, data, ValueLayout.JAVA_SHORT, shorts, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = shorts[at] * 0x1p-15f;
                }
            }
            case AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P -> {
                ints = ints.length < values ? new int[values] : ints;
                copy(fetch, data, ValueLayout.JAVA_INT, ints, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = ints[at] * 0x1p-31f;
                }
            }
            case AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P -> {
                bytes = bytes.length < values ? new byte[values] : bytes;
                copy(fetch, data, ValueLayout.JAVA_BYTE, bytes, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = ((bytes[at] & 0xff) - 128) * 0x1p-7f;
                }
            }
            case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP -> {
                doubles = doubles.length < values ? new double[values] : doubles;
                copy(fetch, data, ValueLayout.JAVA_DOUBLE, doubles, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = (float) doubles[at];
                }
            }
            case AV_SAMPLE_FMT_S64, AV_SAMPLE_FMT_S64P -> {
                longs = longs.length < values ? new long[values] : longs;
                copy(fetch, data, ValueLayout.JAVA_LONG, longs, values);
                for (int i = 0, at = first; i < count; i++, at += step) {
                    into[i] = longs[at] * 0x1p-63f;
                }
            }
            default -> throw new IllegalStateException("FFmpeg made a sample format of its own: " + frame.format());
        }
    }

    private static float[] fit(float[] array, int length) {
        return array.length < length ? new float[length] : array;
    }

    private static void copy(boolean fetch, BytePointer from, ValueLayout layout, Object into, int values) {
        if (fetch) {
            MemorySegment segment = MemorySegment.ofAddress(from.address()).reinterpret(values * layout.byteSize());
            MemorySegment.copy(segment, layout, 0, into, 0, values);
        }
    }
}
