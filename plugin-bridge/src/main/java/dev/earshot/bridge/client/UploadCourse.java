package dev.earshot.bridge.client;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import dev.earshot.engine.vad.Stretches;

/// What is spoken is sent in stretches that end in silence, one after the other; long silences are not sent.
record UploadCourse(Stretches stretches, SoundBuffer sound, Uploads uploads) implements Course {
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
            long start = next.get().start() * Endpointer.FRAME;
            long end = Math.min(next.get().end() * Endpointer.FRAME, sound.end());
            if (start < end) {
                uploads.hear(new Pcm(sound.copy(start, end)), Pcm.durationOf(start), out);
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
