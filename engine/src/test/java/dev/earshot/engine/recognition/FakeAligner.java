package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Finds the words of a text in a script, each after the one before it. It hears as a [FakeDecoder] does.
record FakeAligner(FakeDecoder decoder, List<Segment> script, String text, Consumer<Alignment> result)
        implements StreamDecoder {
    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        decoder.accept(chunk, out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        decoder.finish(out);
        Deque<Word> heard = new ArrayDeque<>();
        script.forEach(segment -> heard.addAll(segment.words()));
        var lines = new ArrayList<Alignment.Line>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var words = List.of(line.strip().split(" ")).stream()
                    .map(word -> aligned(word, heard))
                    .toList();
            if (!line.isBlank()) {
                lines.add(new Alignment.Line(number, line.strip(), words));
            }
        }
        result.accept(new Alignment(lines, Duration.ofSeconds(4)));
    }

    private static Alignment.Aligned aligned(String word, Deque<Word> heard) {
        if (word.chars().noneMatch(Character::isLetterOrDigit)) {
            return new Alignment.Silent(word);
        }
        if (heard.isEmpty() || !heard.peek().text().equalsIgnoreCase(word.replaceAll("[^\\p{L}]", ""))) {
            return new Alignment.Missing(word);
        }
        var found = heard.remove();
        return new Alignment.Placed(new Word(word, found.span(), found.confidence()));
    }

    @Override
    public void close() {
        decoder.close();
    }
}
