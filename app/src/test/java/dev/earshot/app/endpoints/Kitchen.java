package dev.earshot.app.endpoints;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.stream.IntStream;

/// What a recogniser that is nearly right says of the sample `kitchen`: one word is another.
public final class Kitchen {
    private static final List<String> TEXTS = List.of(
            "Turn on the lights in the kitchen.",
            "Play some quite music in the kitchen.",
            "Set a timer for ten minutes.");

    private static final long[] STARTS = {950, 3800, 7300};
    private static final long[] ENDS = {2650, 6150, 8850};

    private Kitchen() {}

    public static List<Segment> segments() {
        return IntStream.range(0, TEXTS.size()).mapToObj(Kitchen::segment).toList();
    }

    private static Segment segment(int id) {
        var words = TEXTS.get(id).split(" ");
        long each = (ENDS[id] - STARTS[id]) / words.length;
        return new Segment(
                id,
                TimeSpan.ofMillis(STARTS[id], ENDS[id]),
                TEXTS.get(id),
                IntStream.range(0, words.length)
                        .mapToObj(i -> new Word(
                                words[i], TimeSpan.ofMillis(STARTS[id] + i * each, STARTS[id] + (i + 1) * each)))
                        .toList());
    }
}
