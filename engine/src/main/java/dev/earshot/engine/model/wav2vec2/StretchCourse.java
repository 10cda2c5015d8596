package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Stretches;
import java.util.function.LongFunction;

/// What is spoken is heard in stretches that end in silence, each as one passage; long silences are not heard.
///
/// @param opener begins a passage at a sample
record StretchCourse(Stretches stretches, LongFunction<Passage> opener) implements Course {
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
            opener.apply(next.get().start() * Endpointer.FRAME)
                    .finish(next.get().end() * Endpointer.FRAME, out);
        }
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
