package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.Optional;

/// Which part of a file is heard.
///
/// @param track index among the file's audio tracks
/// @param from where to begin
/// @param to where to end; empty means the end of the file
public record AudioSelection(int track, Channel channel, Duration from, Optional<Duration> to) {
    /// The whole first track, all channels mixed.
    public static final AudioSelection ALL = new AudioSelection(0, Channel.MIX, Duration.ZERO, Optional.empty());

    public AudioSelection {
        if (from.isNegative() || (to.isPresent() && to.get().compareTo(from) <= 0)) {
            throw new IllegalArgumentException("the part must begin before it ends");
        }
    }

    public AudioSelection withChannel(Channel other) {
        return new AudioSelection(track, other, from, to);
    }

    public AudioSelection withTrack(int other) {
        return new AudioSelection(other, channel, from, to);
    }

    public AudioSelection between(Duration begin, Optional<Duration> end) {
        return new AudioSelection(track, channel, begin, end);
    }
}
