package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Everything is heard, silences included, as one passage; of clips each as one.
final class WholeCourse implements Course {
    private final SoundBuffer sound;
    private final LongFunction<Passage> opener;
    private final Deque<Clip> left;
    private Optional<Passage> open = Optional.empty();

    /// @param opener begins a passage at a sample
    WholeCourse(SoundBuffer sound, List<Clip> clips, LongFunction<Passage> opener) {
        this.sound = sound;
        this.opener = opener;
        this.left = new ArrayDeque<>(clips);
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        while (!left.isEmpty() && left.getFirst().start() < sound.end()) {
            var clip = left.getFirst();
            var passage = open.orElseGet(() -> opener.apply(clip.start()));
            open = Optional.of(passage);
            passage.advance(Math.min(clip.end(), sound.end()), out);
            if (clip.end() > sound.end()) {
                return;
            }
            end(passage, clip.end(), out);
        }
    }

    private void end(Passage passage, long end, TranscriptListener out) throws InterruptedException {
        open = Optional.empty();
        left.removeFirst();
        passage.finish(end, out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        advance(out);
        if (open.isPresent()) {
            end(open.get(), sound.end(), out);
        }
    }

    @Override
    public long needed() {
        long first = open.map(Passage::needed).orElse(sound.end());
        return left.stream()
                .skip(open.isPresent() ? 1 : 0)
                .mapToLong(Clip::start)
                .reduce(first, Math::min);
    }
}
