package dev.earshot.engine.export;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Reads what [CtmFormat] writes, and what other tools write in that format: words with their times, a line each.
/// Lines that begin with two semicolons are comments; channels are not told apart.
public final class CtmWords {
    private static final int FIELDS = 5; // recording, channel, begin, duration, word; a confidence may follow

    private CtmWords() {}

    /// The words of each recording, in the order of their times.
    ///
    /// @throws IllegalArgumentException with one sentence that names the first line that is none of this format
    public static Map<String, List<Word>> read(String text) {
        var recordings = new LinkedHashMap<String, List<Word>>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith(";;")) {
                continue;
            }
            var fields = line.strip().split("\\s+");
            try {
                recordings.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(word(fields));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "line " + number
                                + " is none of a CTM file: it takes a recording, a channel, a begin, a duration"
                                + " and a word",
                        e);
            }
        }
        recordings
                .values()
                .forEach(words -> words.sort(
                        Comparator.comparing((Word word) -> word.span().start())));
        return recordings;
    }

    private static Word word(String[] fields) {
        var start = seconds(fields[2]);
        var confidence =
                fields.length > FIELDS ? OptionalDouble.of(Double.parseDouble(fields[FIELDS])) : OptionalDouble.empty();
        return new Word(fields[4], new TimeSpan(start, start.plus(seconds(fields[3]))), confidence);
    }

    private static Duration seconds(String number) {
        return Duration.ofNanos(Math.round(Double.parseDouble(number) * 1e9));
    }
}
