package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Stretches;
import java.util.List;
import java.util.function.LongFunction;

/// What is spoken is heard in stretches that end in silence, each as one passage; long silences are not heard.
///
/// @param opener begins a passage at a sample
/// @param clips the only parts of the stream that are heard
record StretchCourse(Stretches stretches, List<Clip> clips, LongFunction<Passage> opener) implements Course {
    @Override
    public void hear(double level) {
        stretches.hear(level);
    }

    @Override
    public void on(Edge edge, TranscriptListener out) {
        stretches.on(edge);
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        for (var next = stretches.next(); next.isPresent(); next = stretches.next()) {
            for (var clip : clips) {
                long start = Math.max(next.get().start() * Endpointer.FRAME, clip.start());
                long end = Math.min(next.get().end() * Endpointer.FRAME, clip.end());
                if (start < end) {
                    opener.apply(start).finish(end, out);
                }
            }
        }
    }

    @Override
    public void idle(TranscriptListener out) throws InterruptedException {
        finish(out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        stretches.finish();
        advance(out);
    }

    @Override
    public long needed() {
        return stretches.needed() * Endpointer.FRAME;
    }
}
