package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.transcript.TranscriptListener;

/// Everything is heard, silences included, as one passage.
record WholeCourse(Passage passage, SoundBuffer sound) implements Course {
    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        passage.advance(out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        passage.finish(sound.end(), out);
    }

    @Override
    public long needed() {
        return passage.needed();
    }
}
