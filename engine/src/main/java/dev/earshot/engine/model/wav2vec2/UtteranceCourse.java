package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.DraftPace;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/// Every utterance is a passage, which is heard while it is spoken: once a second, or as often as there is time.
final class UtteranceCourse implements Course {
    private final SoundBuffer sound;
    private final LongFunction<Passage> opener;
    private final int lateness; // samples
    private final DraftPace pace = new DraftPace(0);
    private long nextDraft; // frames of 10 ms
    private Optional<Passage> open = Optional.empty();

    /// @param opener begins a passage at a sample
    UtteranceCourse(SoundBuffer sound, EndpointTiming timing, LongFunction<Passage> opener) {
        this.sound = sound;
        this.opener = opener;
        this.lateness = timing.lateness() * Endpointer.FRAME;
    }

    @Override
    public void on(Edge edge, TranscriptListener out) throws InterruptedException {
        long sample = (long) edge.frame() * Endpointer.FRAME;
        switch (edge) {
            case Edge.Begin _ -> open = Optional.of(opener.apply(sample));
            case Edge.End _ -> {
                var passage = open.orElseThrow();
                open = Optional.empty();
                passage.finish(sample, out);
            }
        }
    }

    @Override
    public void behind(Duration waiting) {
        pace.behind(waiting);
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        long now = sound.end() / Endpointer.FRAME;
        if (open.isPresent() && now >= open.get().due()) {
            hear(open.get(), now, out);
        }
        pace.takeNotice().ifPresent(out::on);
    }

    private void hear(Passage passage, long now, TranscriptListener out) throws InterruptedException {
        if (pace.allows(Math.max(nextDraft, passage.due()), now) || passage.isFull()) {
            passage.skip();
            passage.advance(out);
            nextDraft = pace.next(now);
        }
    }

    /// The last utterance has ended with its edge.
    @Override
    public void finish(TranscriptListener out) {}

    @Override
    public long needed() {
        return open.map(Passage::needed).orElse(sound.end() - lateness);
    }
}
