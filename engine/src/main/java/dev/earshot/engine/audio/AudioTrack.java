package dev.earshot.engine.audio;

import java.util.Optional;

/// One audio track of a file.
///
/// @param index among the file's audio tracks, from 0
/// @param codec as FFmpeg names it: `mp3`, `pcm_s16le`
/// @param sampleRate in Hz
/// @param bitsPerSample 0 where the codec has no such notion
/// @param language tag as the file states it
public record AudioTrack(
        int index,
        String codec,
        int sampleRate,
        int channels,
        int bitsPerSample,
        Optional<String> language,
        Optional<String> title) {}
