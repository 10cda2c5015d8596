package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/// Turns decoded frames of one kind into what [OutputLine] plays. One thread.
final class StereoConverter implements AutoCloseable {
    private final SwrContext context = new SwrContext(null);
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(1);
    private final int rate;
    private final int format;
    private final int channels;
    private BytePointer room = new BytePointer(0);
    private byte[] bytes = {};

    /// For frames like this one.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_INVALID for channels that nobody knows how to mix
    StereoConverter(String name, AVFrame like) {
        rate = like.sample_rate();
        format = like.format();
        channels = like.ch_layout().nb_channels();
        try (AVChannelLayout in = new AVChannelLayout();
                AVChannelLayout out = new AVChannelLayout()) {
            av_channel_layout_default(out, 2);
            if (like.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
                av_channel_layout_default(in, channels);
            } else {
                av_channel_layout_copy(in, like.ch_layout());
            }
            swr_alloc_set_opts2(context, out, AV_SAMPLE_FMT_S16, OutputLine.SAMPLE_RATE, in, format, rate, 0, null);
            av_channel_layout_uninit(in);
            av_channel_layout_uninit(out);
        }
        if (swr_init(context) < 0) {
            close();
            throw Refusal.invalid(
                    "“%s” has %d channels in an arrangement that cannot be played here.".formatted(name, channels));
        }
    }

    boolean fits(AVFrame frame) {
        return frame.sample_rate() == rate
                && frame.format() == format
                && frame.ch_layout().nb_channels() == channels;
    }

    /// The converted bytes; the first [#convert] of them count.
    byte[] bytes() {
        return bytes;
    }

    /// Converts a frame, and says how many bytes came out.
    int convert(AVFrame frame) {
        return convert(frame.extended_data(), frame.nb_samples());
    }

    /// What the filter still holds at the end.
    int flush() {
        return convert(new PointerPointer<>((org.bytedeco.javacpp.Pointer) null), 0);
    }

    private int convert(PointerPointer<?> in, int count) {
        int most = swr_get_out_samples(context, count);
        if (bytes.length < most * OutputLine.FRAME_BYTES) {
            room.close();
            bytes = new byte[most * OutputLine.FRAME_BYTES];
            room = new BytePointer(bytes.length);
            planes.put(0, room);
        }
        int made = Math.max(0, swr_convert(context, planes, most, in, count)) * OutputLine.FRAME_BYTES;
        room.get(bytes, 0, made);
        return made;
    }

    @Override
    public void close() {
        swr_free(context);
        planes.close();
        room.close();
    }
}
