package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/// Why a file cannot be heard, in one sentence.
final class Refusal {
    /// Sample entries of protected tracks in MP4 files: Apple's old scheme, Common Encryption, Audible.
    private static final Set<String> PROTECTED = Set.of("drms", "enca", "aavd");

    /// FFmpeg guesses at anything; below this score the guess rests on a few bytes that happen to fit.
    private static final int CREDIBLE = 10;

    private Refusal() {}

    /// FFmpeg could not open it.
    static SttException ofUnopened(String name, NativeInput in, int code) {
        if (in.failure().isPresent()) {
            IOException cause = in.failure().get();
            return new SttException(
                    SttError.AUDIO_UNREADABLE, "“%s” cannot be read: %s.".formatted(name, cause.getMessage()), cause);
        }
        if (in.startsAsMp4()) {
            String sentence = in.size() < 0
                    ? "“%s” is an MP4 recording with its index at the end: open it as a file, not through a pipe."
                    : "“%s” breaks off before its index: the recording was not finished, or not copied whole.";
            return invalid(sentence.formatted(name));
        }
        return notAudio(name);
    }

    /// It is open; `audio` are its audio streams.
    static Optional<SttException> ofTracks(String name, AVFormatContext format, List<AVStream> audio, int found) {
        if (format.probe_score() < CREDIBLE || (found < 0 && audio.isEmpty())) {
            return Optional.of(notAudio(name));
        }
        if (audio.isEmpty()) {
            return Optional.of(isPicture(format) || !hasVideo(format) ? notAudio(name) : silentFilm(name));
        }
        if (audio.stream().allMatch(Refusal::isProtected)) {
            return Optional.of(ofProtected(name));
        }
        if (audio.stream().noneMatch(Refusal::isComplete)) {
            return Optional.of(notAudio(name));
        }
        return Optional.empty();
    }

    static boolean isProtected(AVStream stream) {
        int tag = stream.codecpar().codec_tag();
        byte[] letters = {(byte) tag, (byte) (tag >> 8), (byte) (tag >> 16), (byte) (tag >> 24)};
        return PROTECTED.contains(new String(letters, StandardCharsets.ISO_8859_1));
    }

    static SttException ofProtected(String name) {
        return invalid("“%s” is protected (DRM): only the program it was bought for can play it.".formatted(name));
    }

    static SttException ofUnknownCodec(String name, String codec) {
        return invalid("“%s” holds sound in a format that is not known here (%s).".formatted(name, codec));
    }

    static SttException ofSilence(String name) {
        return invalid("“%s” holds no sound: its length is zero.".formatted(name));
    }

    static SttException ofUndecodable(String name) {
        return invalid("“%s” is damaged: none of it can be decoded.".formatted(name));
    }

    static SttException invalid(String sentence) {
        return new SttException(SttError.AUDIO_INVALID, sentence);
    }

    private static SttException notAudio(String name) {
        return invalid("“%s” is not a sound or video file that can be read here.".formatted(name));
    }

    private static SttException silentFilm(String name) {
        return invalid("“%s” is a video without an audio track.".formatted(name));
    }

    private static boolean isComplete(AVStream stream) {
        return isProtected(stream)
                || avcodec_find_decoder(stream.codecpar().codec_id()) == null
                || (stream.codecpar().sample_rate() > 0
                        && stream.codecpar().ch_layout().nb_channels() > 0
                        && stream.codecpar().codec_id() != AV_CODEC_ID_NONE);
    }

    private static boolean isPicture(AVFormatContext format) {
        String kind = format.iformat().name().getString(StandardCharsets.UTF_8);
        return kind.endsWith("_pipe") || kind.equals("image2") || kind.equals("gif") || kind.equals("tty");
    }

    private static boolean hasVideo(AVFormatContext format) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream stream = format.streams(i);
            if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
                    && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0) {
                return true;
            }
        }
        return false;
    }
}
