package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// Decodes one audio track, frame by frame, and knows where each frame lies.
///
/// The axis: sample 0 is the first sample the track plays, whatever time stamp the container gives it, and
/// with the encoder's priming left out. While frames follow each other their samples are counted, so coarse
/// time stamps do no harm. Where the stamps leave a hole (a damaged stretch that was skipped, a recording
/// with a pause), the frame after it lies where its stamp says, so that what follows keeps its time.
///
/// One thread. Owns the container.
final class Decoder implements AutoCloseable {
    /// A smaller hole is imprecision of the stamps; the shortest frame of FLAC at 44.1 kHz that people meet
    /// is 93 ms.
    private static final int HOLE_MS = 50;

    /// Where decoding begins ahead of the place that was asked for: enough for every codec's memory (MP3's
    /// bit reservoir, Opus' 80 ms).
    private static final int PREROLL_MS = 500;

    /// A demuxer that stumbles this often in a row will not get up again.
    private static final int STUMBLES = 100;

    private final Container container;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet;
    private final AVFrame frame;
    private final long numerator;
    private final long denominator;
    private boolean started;
    private boolean placed;
    private boolean drained;
    private boolean pending;
    private boolean closed;
    private long origin;
    private long skipBefore = Long.MIN_VALUE;
    private long position;
    private long next;
    private long nextStamp;
    private int firstFrame;
    private int rate;
    private long bytes;
    private long damaged;

    /// @throws dev.earshot.engine.SttException AUDIO_INVALID when the track is protected or of no known codec
    Decoder(Container container, int track) {
        this.container = container;
        stream = container.audio().get(track);
        container.select(stream);
        numerator = stream.time_base().num();
        denominator = stream.time_base().den();
        rate = stream.codecpar().sample_rate();
        codec = openCodec();
        packet = av_packet_alloc();
        frame = av_frame_alloc();
    }

    private AVCodecContext openCodec() {
        if (Refusal.isProtected(stream)) {
            throw Refusal.ofProtected(container.name());
        }
        AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
        String codecName = avcodec_get_name(stream.codecpar().codec_id()).getString(StandardCharsets.UTF_8);
        if (decoder == null) {
            throw Refusal.ofUnknownCodec(container.name(), codecName);
        }
        AVCodecContext context = avcodec_alloc_context3(decoder);
        avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        if (avcodec_open2(context, decoder, new AVDictionary(null)) < 0) {
            avcodec_free_context(context);
            throw Refusal.ofUnknownCodec(container.name(), codecName);
        }
        return context;
    }

    /// Decodes the first frame, which [#next] then gives; false when there is none.
    boolean start() {
        pending = next();
        return pending;
    }

    /// Decodes the next frame; false at the end.
    boolean next() {
        if (pending) {
            pending = false;
            return true;
        }
        if (!decode()) {
            return false;
        }
        place();
        return true;
    }

    /// What was decoded last; valid until the next call.
    AVFrame frame() {
        return frame;
    }

    /// Where the frame's first sample lies on the track's axis.
    long position() {
        return position;
    }

    /// Samples a second, of the last frame; what the container states before the first.
    int rate() {
        return rate;
    }

    /// Where the last frame ended, or the first would begin.
    long heard() {
        return next;
    }

    /// Where the container says that the track ends, in samples; 0 without a word from it.
    long promised() {
        long ticks = stream.duration();
        if (ticks > 0) {
            return inSamples(ticks);
        }
        long micros = container.format().duration();
        return micros > 0 ? av_rescale(micros, rate, 1_000_000) : 0;
    }

    AVStream stream() {
        return stream;
    }

    /// Bytes of the packets that were decoded.
    long bytes() {
        return bytes;
    }

    /// Frames and packets that could not be decoded and were left out.
    long damaged() {
        return damaged;
    }

    /// After [#start]: goes on at that sample, or a little before it; the caller looks at [#position].
    void skipTo(long sample) {
        long preroll = (long) rate * PREROLL_MS / 1000;
        if (sample < position + frame.nb_samples() + 2 * preroll) {
            return;
        }
        if (!container.hasTrueStamps(stream)) {
            return;
        }
        long time = origin + inTicks(sample - preroll);
        if (!container.seek(stream, time)) {
            skipBefore = time;
        }
        pending = false;
        placed = false;
        avcodec_flush_buffers(codec);
    }

    private boolean decode() {
        while (!drained) {
            int answer = avcodec_receive_frame(codec, frame);
            if (answer == FFmpeg.END) {
                drained = true;
            } else if (answer == FFmpeg.AGAIN) {
                send();
            } else if (answer < 0) {
                damaged++;
            } else if (frame.nb_samples() > 0) {
                return true;
            }
        }
        return false;
    }

    /// Feeds the codec the next packet of the track, or the end.
    private void send() {
        int stumbles = 0;
        while (true) {
            int answer = container.read(packet);
            if (answer == FFmpeg.DAMAGED && ++stumbles < STUMBLES) {
                continue;
            }
            if (answer < 0) {
                avcodec_send_packet(codec, new AVPacket(null));
                return;
            }
            boolean wanted = packet.stream_index() == stream.index()
                    && (packet.pts() == AV_NOPTS_VALUE || packet.pts() >= skipBefore);
            if (wanted) {
                if (avcodec_send_packet(codec, packet) < 0) {
                    damaged++;
                } else {
                    bytes += packet.size();
                }
                av_packet_unref(packet);
                return;
            }
            av_packet_unref(packet);
        }
    }

    private void place() {
        if (frame.sample_rate() != rate) {
            next = av_rescale(next, frame.sample_rate(), rate);
            rate = frame.sample_rate();
        }
        long stamp = frame.best_effort_timestamp();
        if (!started) {
            started = true;
            placed = true;
            origin = stamp == AV_NOPTS_VALUE ? 0 : stamp;
            firstFrame = frame.nb_samples();
        } else if (!placed) {
            placed = true;
            position = stamp == AV_NOPTS_VALUE ? next : onGrid(inSamples(stamp - origin));
        } else {
            position = next + holeBefore(stamp);
        }
        next = position + frame.nb_samples();
        nextStamp = stamp == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : stamp + inTicks(frame.nb_samples());
    }

    /// Where frames are all of one size they lie on a grid, which is finer than time stamps in milliseconds.
    private long onGrid(long sample) {
        int size = frame.nb_samples();
        long nearest = firstFrame + Math.floorDiv(sample - firstFrame + size / 2, size) * (long) size;
        return Math.abs(nearest - sample) <= inSamples(1) ? nearest : sample;
    }

    /// Compares with the stamp of the frame before, since stamps that are added up drift.
    private long holeBefore(long stamp) {
        if (stamp == AV_NOPTS_VALUE || nextStamp == AV_NOPTS_VALUE) {
            return 0;
        }
        long hole = inSamples(stamp - nextStamp);
        return hole > (long) rate * HOLE_MS / 1000 && next + hole <= promised() ? hole : 0;
    }

    private long inSamples(long ticks) {
        return av_rescale(ticks, rate * numerator, denominator);
    }

    private long inTicks(long samples) {
        return av_rescale(samples, denominator, rate * numerator);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(codec);
            container.close();
        }
    }
}
