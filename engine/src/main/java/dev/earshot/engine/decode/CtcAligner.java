package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The times of the words of a given text. Immutable.
///
/// The text is an ordinary one: case, punctuation and diacritics that the model does not know do not
/// matter, and for what it has no letters for, such as numbers in digits, it takes whatever is heard
/// between the words beside it.
public final class CtcAligner {
    private final CtcVocabulary vocabulary;
    private final CtcSpelling spelling;

    /// A word of the text and which of all tokens are its own, `[from, to)`.
    private record Placed(String text, int from, int to) {}

    public CtcAligner(CtcVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.spelling = new CtcSpelling(vocabulary);
    }

    /// @param text words between white space
    /// @return the words of the text as they are written there, in order. Their confidence is the mean
    ///     probability of their letters in the frames where these are heard; empty for words without a
    ///     letter that the model knows. A word that is not spoken, such as a lone dash, takes no time
    ///     after the word before it.
    /// @throws SttException AUDIO_INVALID when the audio is too short for the text or cannot be that of
    ///     the text, UNSUPPORTED when nothing in the text is spoken
    public List<CtcWord> align(Emissions emissions, String text) {
        var words = new ArrayList<Placed>();
        var tokens = IntStream.builder();
        int size = 0;
        for (var word : text.strip().split("\\s+", -1)) {
            int[] letters = spelling.spell(word);
            if (letters.length > 0 && size > 0 && vocabulary.delimiter() >= 0) {
                tokens.add(vocabulary.delimiter());
                size++;
            }
            IntStream.of(letters).forEach(tokens);
            words.add(new Placed(word, size, size + letters.length));
            size += letters.length;
        }
        if (size == 0) {
            throw new SttException(
                    SttError.UNSUPPORTED, "The text holds nothing that is spoken: give the words of the audio.");
        }
        return words(words, CtcAlignment.align(emissions, tokens.build().toArray(), vocabulary.blank()));
    }

    private List<CtcWord> words(List<Placed> words, List<TokenSpan> spans) {
        var timed = new ArrayList<CtcWord>();
        int end = 0;
        for (var word : words) {
            var own = spans.subList(word.from(), word.to());
            int start = own.isEmpty() ? end : own.getFirst().start();
            end = own.isEmpty() ? end : own.getLast().end();
            timed.add(new CtcWord(word.text(), start, end, confidence(own)));
        }
        return timed;
    }

    private OptionalDouble confidence(List<TokenSpan> spans) {
        double sum = 0;
        int frames = 0;
        for (var span : spans) {
            if (span.token() != CtcAlignment.ANY && !vocabulary.isDelimiter(span.token())) {
                int length = span.end() - span.start();
                sum += span.confidence() * length;
                frames += length;
            }
        }
        return frames == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(sum / frames, 0, 1));
    }
}
