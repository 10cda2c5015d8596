package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import dev.earshot.engine.SttException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/// Whether a track ended as it should have.
///
/// A file that breaks off is told from one that is merely damaged, or whose length was only ever guessed:
/// the container must state the track's length outright, and neither what was heard nor what was skipped
/// may account for it.
final class Ending {
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /// Writers of Matroska are careless about how long their last packet lasts.
    private static final Duration MATROSKA_TOLERANCE = Duration.ofSeconds(2);

    /// Formats whose frames carry times, so that what was heard ends at its true place even if something
    /// was skipped.
    private static final Set<String> TIMED = Set.of("mov,mp4,m4a,3gp,3g2,mj2", Container.MATROSKA);

    /// Formats of one stream and no times, which state a length.
    private static final Set<String> UNTIMED = Set.of("flac", "mp3", "aiff", "au");

    /// Matroska's own tag for the length of one track among several.
    private static final Pattern TRACK_LENGTH = Pattern.compile("(\\d+):(\\d+):(\\d+(?:\\.\\d{1,9})?)\\d*");

    private Ending() {}

    /// After the last frame.
    ///
    /// @param first where the part that was asked for begins
    /// @throws SttException AUDIO_INVALID when there was nothing to hear, or the file breaks off
    static void check(Container container, Decoder decoder, Duration first) {
        if (decoder.heard() == 0) {
            throw decoder.damaged() > 0 ? Refusal.ofUndecodable(container.name()) : Refusal.ofSilence(container.name());
        }
        Duration heard = time(decoder.heard(), decoder.rate());
        if (first.compareTo(heard) >= 0) {
            throw Refusal.invalid("“%s” ends before %s.".formatted(container.name(), clock(first)));
        }
        Optional<Duration> promised = promised(container, decoder);
        if (promised.isPresent()
                && accounted(container, decoder).plus(tolerance(container)).compareTo(promised.get()) < 0) {
            throw Refusal.invalid("“%s” breaks off at %s of %s; everything up to there was heard."
                    .formatted(container.name(), clock(heard), clock(promised.get())));
        }
    }

    private static Duration tolerance(Container container) {
        return container.formatName().equals(Container.MATROSKA) ? MATROSKA_TOLERANCE : TOLERANCE;
    }

    private static Optional<Duration> promised(Container container, Decoder decoder) {
        if (container.isPipe()) {
            return Optional.empty();
        }
        String format = container.formatName();
        if (format.equals("wav")) {
            return container.promisedByWavHeader();
        }
        boolean stated = container.format().duration_estimation_method() == AVFMT_DURATION_FROM_STREAM;
        if (!stated || !(TIMED.contains(format) || UNTIMED.contains(format))) {
            return Optional.empty();
        }
        AVStream stream = decoder.stream();
        if (stream.duration() > 0 || container.format().nb_streams() == 1) {
            return Optional.of(time(decoder.promised(), decoder.rate()));
        }
        AVDictionaryEntry tag = av_dict_get(stream.metadata(), "DURATION", null, 0);
        return tag == null ? Optional.empty() : trackLength(tag.value().getString(StandardCharsets.UTF_8));
    }

    private static Optional<Duration> trackLength(String tag) {
        Matcher parts = TRACK_LENGTH.matcher(tag);
        return parts.matches()
                ? Optional.of(Duration.parse("PT%sH%sM%sS".formatted(parts.group(1), parts.group(2), parts.group(3))))
                : Optional.empty();
    }

    /// How much of the track what was read stands for. Bytes that no frame was made of, at the density of
    /// the others, are sound that was skipped.
    private static Duration accounted(Container container, Decoder decoder) {
        long samples = decoder.heard();
        if (UNTIMED.contains(container.formatName()) && decoder.bytes() > 0) {
            long lost = Math.max(0, container.size() - decoder.bytes());
            samples += (long) ((double) lost * decoder.heard() / decoder.bytes());
        }
        return time(samples, decoder.rate());
    }

    private static Duration time(long samples, int rate) {
        return Duration.ofSeconds(samples / rate, samples % rate * 1_000_000_000L / rate);
    }

    private static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
