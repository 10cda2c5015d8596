package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.decode.CtcAligner;
import dev.earshot.engine.decode.CtcWord;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.Alignment.Aligned;
import dev.earshot.engine.recognition.Alignment.Line;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Hears everything, silences included, as one passage, and then finds the words of a known text in
/// it.
///
/// The sound is kept no longer than a window of it is heard, however long it is. What was heard of
/// it is kept until the end, as [Score] says. The alignment itself takes two bits for each state of
/// each frame that is not given up, never more than 512 MiB; an hour of speech takes
/// some seconds.
final class AlignmentCourse implements Course {
    /// A word whose letters are less probable, on the average, where they have to be is not spoken there.
    /// Of a word that is spoken most letters are heard, each with almost certainty, as CTC is sure of
    /// almost every frame; of one that is not, hardly more than one by chance.
    private static final double LEAST = 0.25;

    private final Text text;
    private final CtcAligner aligner;
    private final Passage passage;
    private final Score score;
    private final SoundBuffer sound;
    private final int hop;
    private final Consumer<Alignment> result;
    private boolean spoken;

    /// The lines of a text that are not blank.
    ///
    /// @param numbers as a text editor counts
    record Text(List<String> lines, List<Integer> numbers) {
        static Text of(String text) {
            var lines = new ArrayList<String>();
            var numbers = new ArrayList<Integer>();
            int number = 0;
            for (var line : text.lines().toList()) {
                number++;
                if (!line.isBlank()) {
                    lines.add(line.strip());
                    numbers.add(number);
                }
            }
            return new Text(lines, numbers);
        }
    }

    /// @param score of the passage
    /// @param hop samples a frame
    AlignmentCourse(
            Text text,
            CtcAligner aligner,
            Passage passage,
            Score score,
            SoundBuffer sound,
            int hop,
            Consumer<Alignment> result) {
        this.text = text;
        this.aligner = aligner;
        this.passage = passage;
        this.score = score;
        this.sound = sound;
        this.hop = hop;
        this.result = result;
    }

    @Override
    public void on(Edge edge, TranscriptListener out) {
        spoken = true;
    }

    @Override
    public void advance(TranscriptListener out) throws InterruptedException {
        passage.advance(out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        if (!spoken) {
            throw new SttException(
                    SttError.AUDIO_INVALID,
                    "No speech was heard, so that the words have no times: give the recording that the text is spoken in.");
        }
        passage.finish(sound.end(), out);
        var words = aligner.align(score.take());
        var lines = new ArrayList<Line>();
        for (int i = 0; i < words.size(); i++) {
            var line = words.get(i).stream().map(this::aligned).toList();
            lines.add(new Line(text.numbers().get(i), text.lines().get(i), line));
        }
        var alignment = new Alignment(lines, Pcm.durationOf(sound.end()));
        requirePlaced(alignment);
        result.accept(alignment);
    }

    private Aligned aligned(CtcWord word) {
        if (word.start() == word.end()) {
            return new Alignment.Silent(word.text());
        }
        if (word.confidence().orElse(1) < LEAST) {
            return new Alignment.Missing(word.text());
        }
        var span = new TimeSpan(Pcm.durationOf((long) word.start() * hop), Pcm.durationOf((long) word.end() * hop));
        return new Alignment.Placed(new Word(word.text(), span, word.confidence()));
    }

    /// What stands for anything is found in any recording.
    private static void requirePlaced(Alignment alignment) {
        boolean heard = alignment.lines().stream()
                .flatMap(line -> line.words().stream())
                .anyMatch(word -> word instanceof Alignment.Placed placed
                        && placed.word().confidence().isPresent());
        if (!heard) {
            throw new SttException(
                    SttError.AUDIO_INVALID,
                    "None of the words was heard: the text is not what is said in the recording, or the model does not"
                            + " know its language.");
        }
    }

    @Override
    public long needed() {
        return passage.needed();
    }
}
