package dev.earshot.engine.audio;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/// The native library: loaded on first use, quiet on the terminal, its error codes in words.
final class FFmpeg {
    /// A call that wants more input or more room before it can go on.
    static final int AGAIN;

    /// The end of the input.
    static final int END = avutil.AVERROR_EOF;

    /// Data that does not follow its format.
    static final int DAMAGED = avutil.AVERROR_INVALIDDATA;

    /// What our own callbacks return to stop a call from inside.
    static final int STOPPED = avutil.AVERROR_EXIT;

    static {
        // FFmpeg writes its warnings to the terminal by itself; ours are exceptions.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    }

    private FFmpeg() {}

    /// To be called before anything else of FFmpeg.
    static void load() {
        // Having been named, the class is initialised.
    }

    /// What FFmpeg calls that error, for logs and for the end of a sentence.
    static String reason(int code) {
        byte[] text = new byte[128];
        avutil.av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
