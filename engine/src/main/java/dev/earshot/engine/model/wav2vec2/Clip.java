package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import java.util.List;

/// A part of a stream that is to be heard, in samples.
///
/// @param end the first sample after it; may lie beyond the end of the stream
record Clip(long start, long end) {
    static final List<Clip> EVERYTHING = List.of(new Clip(0, Long.MAX_VALUE));

    /// Those that were asked for, in order; everything when none was.
    static List<Clip> of(Decoding decoding) {
        var clips = decoding.timing().clips();
        return clips.isEmpty()
                ? EVERYTHING
                : clips.stream()
                        .map(span -> new Clip(Pcm.samplesIn(span.start()), Pcm.samplesIn(span.end())))
                        .toList();
    }
}
