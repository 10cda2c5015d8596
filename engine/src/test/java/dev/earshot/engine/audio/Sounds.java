package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/// Sound for tests: made, written to files, read back and compared.
final class Sounds {
    private Sounds() {}

    /// A tone that sweeps slowly from 300 to 2300 Hz and swells and fades: no stretch of it looks like
    /// another.
    static float[] sweep(int rate, double seconds) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sweepAt(i / (double) rate);
        }
        return samples;
    }

    static float sweepAt(double t) {
        double swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * 1.7 * t);
        return (float) (0.5 * swell * Math.sin(2 * Math.PI * (300 * t + 100 * t * t)));
    }

    static float[] tone(int rate, double seconds, double hertz, double amplitude) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    /// A WAV file of integer samples (8, 16, 24, 32 bits), or of floats (-32).
    static Path wav(Path file, int rate, int bits, float[]... channels) throws IOException {
        boolean real = bits < 0;
        int bytes = Math.abs(bits) / 8;
        int frames = channels[0].length;
        int size = frames * channels.length * bytes;
        ByteBuffer out = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) (real ? 3 : 1)).putShort((short) channels.length).putInt(rate);
        out.putInt(rate * channels.length * bytes).putShort((short) (channels.length * bytes));
        out.putShort((short) (8 * bytes));
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        for (int i = 0; i < frames; i++) {
            for (float[] channel : channels) {
                put(out, channel[i], bits);
            }
        }
        Files.write(file, out.array());
        return file;
    }

    private static void put(ByteBuffer out, float sample, int bits) {
        double full = Math.scalb(1.0, Math.abs(bits) - 1);
        long value = Math.max((long) -full, Math.min((long) full - 1, Math.round(sample * full)));
        switch (bits) {
            case 8 -> out.put((byte) (value + 128));
            case 16 -> out.putShort((short) value);
            case 24 -> out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
            case 32 -> out.putInt((int) value);
            case -32 -> out.putFloat(sample);
            default -> throw new IllegalArgumentException("bits: " + bits);
        }
    }

    /// A file in the format of its name's ending, made by the FFmpeg libraries.
    static Path encode(Path file, int codec, int rate, float[]... channels) throws IOException {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), channels.length)) {
            recorder.setSampleRate(rate);
            recorder.setAudioCodec(codec);
            if (codec == avcodec.AV_CODEC_ID_ALAC) {
                recorder.setSampleFormat(avutil.AV_SAMPLE_FMT_S16P);
            }
            recorder.setAudioBitrate(codec == avcodec.AV_CODEC_ID_AMR_NB ? 12_200 : 128_000);
            recorder.start();
            record(recorder, rate, channels);
        }
        return file;
    }

    /// A film of a moving square, with sound unless there are no channels.
    static Path film(Path file, int rate, double seconds, float[]... channels) throws IOException {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 64, 48, channels.length)) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(10);
            if (channels.length > 0) {
                recorder.setSampleRate(rate);
                recorder.setAudioCodec(avcodec.AV_CODEC_ID_AAC);
            }
            recorder.start();
            for (int i = 0; i < seconds * 10; i++) {
                try (Frame picture = new Frame(64, 48, Frame.DEPTH_UBYTE, 3)) {
                    ((ByteBuffer) picture.image[0]).put(i % 64 * 3, (byte) 255);
                    recorder.record(picture);
                }
            }
            if (channels.length > 0) {
                record(recorder, rate, channels);
            }
        }
        return file;
    }

    /// A Matroska file with several mono tracks of 16 kHz, each in a language of its own.
    static Path tracks(Path file, Map<String, float[]> tracks) {
        AVFormatContext format = new AVFormatContext(null);
        avformat_alloc_output_context2(format, null, "matroska", file.toString());
        tracks.forEach((language, samples) -> {
            AVStream stream = avformat_new_stream(format, null);
            stream.codecpar().codec_type(avutil.AVMEDIA_TYPE_AUDIO).codec_id(avcodec.AV_CODEC_ID_PCM_S16LE);
            stream.codecpar().sample_rate(16_000).format(avutil.AV_SAMPLE_FMT_S16);
            avutil.av_channel_layout_default(stream.codecpar().ch_layout(), 1);
            AVDictionary tags = new AVDictionary(null);
            avutil.av_dict_set(tags, "language", language, 0);
            stream.metadata(tags);
        });
        AVIOContext io = new AVIOContext(null);
        avio_open(io, file.toString(), AVIO_FLAG_WRITE);
        format.pb(io);
        avformat_write_header(format, (PointerPointer<?>) null);
        List<float[]> all = List.copyOf(tracks.values());
        for (int at = 0; at < all.getFirst().length; at += 1600) {
            for (int i = 0; i < all.size(); i++) {
                write(format, i, at, Arrays.copyOfRange(all.get(i), at, at + 1600));
            }
        }
        av_write_trailer(format);
        avio_closep(io);
        avformat_free_context(format);
        return file;
    }

    private static void write(AVFormatContext format, int track, int at, float[] samples) {
        AVPacket packet = avcodec.av_packet_alloc();
        avcodec.av_new_packet(packet, 2 * samples.length);
        for (int i = 0; i < samples.length; i++) {
            packet.data().putShort(2L * i, (short) Math.round(samples[i] * 32767));
        }
        packet.stream_index(track).pts(at / 16).dts(at / 16).duration(samples.length / 16);
        av_interleaved_write_frame(format, packet);
        avcodec.av_packet_free(packet);
    }

    private static void record(FFmpegFrameRecorder recorder, int rate, float[][] channels)
            throws FrameRecorder.Exception {
        int block = 1000;
        for (int at = 0; at < channels[0].length; at += block) {
            int n = Math.min(block, channels[0].length - at);
            ShortBuffer samples = ShortBuffer.allocate(n * channels.length);
            for (int i = 0; i < n; i++) {
                for (float[] channel : channels) {
                    samples.put((short) Math.round(channel[at + i] * 32767));
                }
            }
            recorder.recordSamples(rate, channels.length, samples.flip());
        }
    }

    static float[] read(Path file) throws InterruptedException {
        return read(AudioFile.open(file).source(AudioSelection.ALL));
    }

    static float[] read(PcmSource source) throws InterruptedException {
        try (PcmStream stream = source.open()) {
            return read(stream);
        }
    }

    static float[] read(PcmStream stream) throws InterruptedException {
        List<float[]> chunks = new ArrayList<>();
        int length = 0;
        for (Optional<Pcm> chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
            chunks.add(chunk.get().samples());
            length += chunk.get().samples().length;
        }
        FloatBuffer all = FloatBuffer.allocate(length);
        chunks.forEach(all::put);
        return all.array();
    }

    /// By how many samples `later` lags behind `reference`, found by correlating a second from the middle
    /// of it.
    static int lag(float[] reference, float[] later, int most) {
        int length = Math.min(Pcm.SAMPLE_RATE, reference.length / 2);
        int from = (reference.length - length) / 2;
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int shift = -most; shift <= most; shift++) {
            double likeness = likeness(reference, from, later, from + shift, length);
            if (likeness > highest) {
                highest = likeness;
                best = shift;
            }
        }
        return best;
    }

    /// Normalised correlation: 1 means the same but for loudness.
    static double likeness(float[] a, int atA, float[] b, int atB, int length) {
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < length; i++) {
            if (atA + i >= 0 && atA + i < a.length && atB + i >= 0 && atB + i < b.length) {
                product += (double) a[atA + i] * b[atB + i];
                squaresA += (double) a[atA + i] * a[atA + i];
                squaresB += (double) b[atB + i] * b[atB + i];
            }
        }
        return squaresA == 0 || squaresB == 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
    }

    static double greatestDifference(float[] a, float[] b, int from, int to) {
        double greatest = 0;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }

    static Path cut(Path file, Path to, long bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Files.write(to, Arrays.copyOf(all, (int) bytes));
        return to;
    }
}
