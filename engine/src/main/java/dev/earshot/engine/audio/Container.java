package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/// An open recording: its streams, and the packets of one of them. One thread at a time, except for [#stop].
final class Container implements AutoCloseable {
    static final String MATROSKA = "matroska,webm";

    /// Formats whose own seeking lands where it says: to the sample, and to the millisecond in Matroska.
    private static final Set<String> SEEKABLE =
            Set.of("wav", "w64", "aiff", "caf", "au", "flac", "mov,mp4,m4a,3gp,3g2,mj2", "ogg", MATROSKA);

    /// Formats that write a time on their packets. In all others FFmpeg adds up durations.
    private static final Set<String> STAMPED = Set.of("asf", "mpegts", "mpeg", "flv", "avi", MATROSKA);

    private final String name;
    private final NativeInput in;
    private final AVFormatContext format;
    private final List<AVStream> audio = new ArrayList<>();
    private boolean closed;

    private Container(String name, NativeInput in, AVFormatContext format) {
        this.name = name;
        this.in = in;
        this.format = format;
    }

    /// Takes `bytes` over: it is closed with the container, or here when this fails.
    ///
    /// @param name for sentences
    /// @throws SttException AUDIO_UNREADABLE, AUDIO_INVALID
    static Container open(String name, ByteInput bytes) {
        FFmpeg.load();
        NativeInput in;
        try {
            in = new NativeInput(bytes);
        } catch (IOException e) {
            bytes.close();
            throw unreadable(name, e);
        }
        if (in.size() == 0) {
            in.close();
            throw new SttException(SttError.AUDIO_INVALID, "“%s” is empty: 0 bytes.".formatted(name));
        }
        AVFormatContext format = avformat_alloc_context();
        format.pb(in.context());
        AVDictionary options = new AVDictionary(null);
        // A playlist may name files and addresses; none of them is opened.
        av_dict_set(options, "protocol_whitelist", "none", 0);
        int opened = avformat_open_input(format, name, new AVInputFormat(null), options);
        av_dict_free(options);
        if (opened < 0) {
            SttException sentence = Refusal.ofUnopened(name, in, opened);
            in.close();
            throw sentence;
        }
        Container container = new Container(name, in, format);
        try {
            container.findTracks();
            return container;
        } catch (SttException e) {
            container.close();
            throw e;
        }
    }

    private void findTracks() {
        int found = avformat_find_stream_info(format, (PointerPointer<?>) null);
        failIfUnreadable();
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream stream = format.streams(i);
            if (stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
                audio.add(stream);
            }
        }
        Refusal.ofTracks(name, format, audio, found).ifPresent(e -> {
            throw e;
        });
    }

    String name() {
        return name;
    }

    AVFormatContext format() {
        return format;
    }

    String formatName() {
        return format.iformat().name().getString(StandardCharsets.UTF_8);
    }

    /// -1 for a pipe.
    long size() {
        return in.size();
    }

    boolean isPipe() {
        return in.size() < 0;
    }

    /// The audio streams, in the order of the file.
    List<AVStream> audio() {
        return List.copyOf(audio);
    }

    /// From here on only packets of that stream are read.
    void select(AVStream chosen) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream stream = format.streams(i);
            if (stream.index() != chosen.index()) {
                stream.discard(AVDISCARD_ALL);
            }
        }
    }

    /// FFmpeg's answer: 0, END, or an error.
    int read(AVPacket packet) {
        return av_read_frame(format, packet);
    }

    /// Whether the time stamps of a stream can be trusted without decoding all that came before: they are the
    /// container's own, or count single samples. Those of raw AC-3, for one, are rounded and drift.
    boolean hasTrueStamps(AVStream stream) {
        return SEEKABLE.contains(formatName())
                || STAMPED.contains(formatName())
                || stream.time_base().den() % stream.codecpar().sample_rate() == 0;
    }

    /// Goes to the last packet that begins at `time` or before; false when that cannot be done, and nothing
    /// changed.
    boolean seek(AVStream stream, long time) {
        return !isPipe()
                && SEEKABLE.contains(formatName())
                && av_seek_frame(format, stream.index(), time, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    /// How long the file would be if its WAV header were true. FFmpeg believes the size of the
    /// file instead.
    Optional<Duration> promisedByWavHeader() {
        return in.wavHeader().flatMap(WavHeader::promised);
    }

    /// @throws SttException AUDIO_UNREADABLE when the bytes themselves could not be read
    void failIfUnreadable() {
        Optional<IOException> failure = in.failure();
        if (failure.isPresent()) {
            throw unreadable(name, failure.get());
        }
    }

    /// From any thread: no more bytes are read, and a read that waits ends.
    void stop() {
        in.stop();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_close_input(format);
            in.close();
        }
    }

    private static SttException unreadable(String name, IOException cause) {
        return new SttException(
                SttError.AUDIO_UNREADABLE, "“%s” cannot be read: %s.".formatted(name, cause.getMessage()), cause);
    }
}
