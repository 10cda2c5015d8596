package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_get_bits_per_sample;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/// Reads from an open container what it says about itself.
final class Description {
    private Description() {}

    static AudioInfo of(Container container) {
        List<AVStream> streams = container.audio();
        Map<String, String> tags = new HashMap<>();
        if (container.formatName().equals("ogg")) {
            addTags(tags, streams.getFirst().metadata()); // Ogg keeps the tags of the recording there.
        }
        addTags(tags, container.format().metadata());
        List<AudioTrack> tracks = new ArrayList<>();
        for (AVStream stream : streams) {
            tracks.add(track(tracks.size(), stream));
        }
        long micros = container.format().duration();
        return new AudioInfo(
                container.formatName(),
                micros > 0 ? Optional.of(Duration.ofNanos(micros * 1000 * 1_000_000 / AV_TIME_BASE)) : Optional.empty(),
                Math.max(0, container.size()),
                tags,
                tracks);
    }

    private static AudioTrack track(int index, AVStream stream) {
        AVCodecParameters codec = stream.codecpar();
        Map<String, String> tags = new HashMap<>();
        addTags(tags, stream.metadata());
        int bits = Math.max(av_get_bits_per_sample(codec.codec_id()), codec.bits_per_raw_sample());
        return new AudioTrack(
                index,
                avcodec_get_name(codec.codec_id()).getString(StandardCharsets.UTF_8),
                codec.sample_rate(),
                codec.ch_layout().nb_channels(),
                bits,
                Optional.ofNullable(tags.get("language")).filter(language -> !language.equals("und")),
                Optional.ofNullable(tags.get("title")));
    }

    private static void addTags(Map<String, String> tags, AVDictionary from) {
        AVDictionaryEntry entry = av_dict_iterate(from, null);
        while (entry != null) {
            tags.put(
                    entry.key().getString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
                    entry.value().getString(StandardCharsets.UTF_8));
            entry = av_dict_iterate(from, entry);
        }
    }
}
