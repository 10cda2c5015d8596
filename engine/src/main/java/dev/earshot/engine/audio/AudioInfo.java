package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file says about itself.
///
/// @param container as FFmpeg names it
/// @param duration as the container states or estimates it
/// @param bytes size of the file; 0 for a pipe
/// @param tags title, artist and the like, lower-case keys
/// @param tracks its audio tracks; at least one
public record AudioInfo(
        String container, Optional<Duration> duration, long bytes, Map<String, String> tags, List<AudioTrack> tracks) {
    public AudioInfo {
        tags = Map.copyOf(tags);
        tracks = List.copyOf(tracks);
    }
}
