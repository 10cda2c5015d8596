package dev.earshot.engine.trace;

import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.BasicNormalizer;
import dev.earshot.engine.scoring.Edit;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.WordAlignment;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What differs between two texts of the same sound: words, and how much later the same words are said
/// to be.
///
/// Case and punctuation do not count. The first is taken for the reference, which says nothing about
/// who is right.
public record TraceDiff(List<Place> places, ErrorCounts words, List<Duration> shifts) {
    /// A place at which both have the same word, or do not.
    ///
    /// @param first its word; empty where it has none
    /// @param at where in the sound; empty where neither says
    public record Place(Optional<String> first, Optional<String> second, Optional<Duration> at) {
        public boolean same() {
            return first.isPresent() && second.isPresent() && key(first.get()).equals(key(second.get()));
        }
    }

    /// A word, and where it stands if that is known.
    private record Timed(String text, Optional<Duration> at) {}

    public TraceDiff {
        places = List.copyOf(places);
        shifts = shifts.stream().sorted().toList();
    }

    public static TraceDiff of(Transcript first, Transcript second) {
        var one = words(first);
        var other = words(second);
        var alignment = new Aligner(EditCosts.LEVENSHTEIN).align(keys(one), keys(other));
        return new TraceDiff(places(alignment, one, other), alignment.counts(), shifts(alignment, one, other));
    }

    private static List<Place> places(WordAlignment alignment, List<Timed> one, List<Timed> other) {
        return alignment.edits().stream()
                .map(edit -> switch (edit) {
                    case Edit.Hit(var a, var b) -> both(one.get(a), other.get(b));
                    case Edit.Substitution(var a, var b) -> both(one.get(a), other.get(b));
                    case Edit.Deletion(var a) ->
                        new Place(
                                Optional.of(one.get(a).text()),
                                Optional.empty(),
                                one.get(a).at());
                    case Edit.Insertion(var b) ->
                        new Place(
                                Optional.empty(),
                                Optional.of(other.get(b).text()),
                                other.get(b).at());
                })
                .toList();
    }

    private static Place both(Timed one, Timed other) {
        return new Place(
                Optional.of(one.text()), Optional.of(other.text()), one.at().or(other::at));
    }

    private static List<Duration> shifts(WordAlignment alignment, List<Timed> one, List<Timed> other) {
        return alignment.hits().stream()
                .flatMap(hit -> one.get(hit.reference()).at().stream()
                        .flatMap(from ->
                                other.get(hit.hypothesis()).at().stream().map(to -> to.minus(from))))
                .toList();
    }

    private static List<Timed> words(Transcript transcript) {
        var words = new ArrayList<Timed>();
        for (Segment segment : transcript.segments()) {
            if (segment.words().isEmpty()) {
                add(words, segment.text(), Optional.empty());
            }
            for (Word word : segment.words()) {
                add(words, word.text(), Optional.of(word.span().start()));
            }
        }
        return words;
    }

    private static void add(List<Timed> words, String text, Optional<Duration> at) {
        for (String word : text.strip().split("\\s+", -1)) {
            if (!key(word).isEmpty()) {
                words.add(new Timed(word, at));
            }
        }
    }

    private static List<String> keys(List<Timed> words) {
        return words.stream().map(word -> key(word.text())).toList();
    }

    private static String key(String word) {
        return new BasicNormalizer().normalize(word).strip().toLowerCase(Locale.ROOT);
    }
}
