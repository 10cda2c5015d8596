package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WindowReader.Turn;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.List;
import java.util.OptionalLong;

/// The reference's order: one [SlidingWindow] over everything, in the language of the first 30 seconds.
final class SlidingCourse implements Course {
    private final SlidingWindow sliding;
    private final WindowReader reader;
    private final SegmentVoice voice;
    private final int languageFrames;
    private boolean finished;

    /// @param languageFrames by how many frames at the beginning of the stream its language is found
    SlidingCourse(SlidingWindow sliding, WindowReader reader, SegmentVoice voice, int languageFrames) {
        this.sliding = sliding;
        this.reader = reader;
        this.voice = voice;
        this.languageFrames = languageFrames;
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        long available = reader.frames();
        boolean languageKnown = reader.language().settled().isPresent();
        if (!languageKnown && !finished && available < languageFrames) {
            return;
        }
        for (var next = sliding.next(available); next.isPresent(); next = sliding.next(available)) {
            var window = next.get();
            boolean first = window.first() == 0 && window.frames() == languageFrames;
            if (reader.language().settled().isEmpty() && !first) {
                reader.hearLanguage(0, languageFrames);
            }
            var segments = reader.read(
                    List.of(new Turn(sliding, window, OptionalLong.empty())),
                    voice.interim(window, reader.language(), out));
            voice.say(segments.getFirst(), window.first() + window.frames(), out);
        }
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        finished = true;
        sliding.finish(reader.frames());
        advance(out);
    }

    @Override
    public long needed() {
        return reader.language().settled().isPresent() ? sliding.needed() : 0;
    }
}
