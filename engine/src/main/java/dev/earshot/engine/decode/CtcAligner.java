package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The times of the words of a given text. Immutable.
///
/// The text is an ordinary one: case, punctuation and diacritics that the model does not know do not
/// matter, and for what it has no letters for, such as numbers in digits, it takes whatever is heard
/// between the words beside it. What is said before the text, after it or between two of its lines
/// and is not in it is passed over.
///
/// Both are done with [CtcAlignment#ANY], as torchaudio's `forced_align` and MMS do with their
/// `<star>` (V. Pratap et al., "Scaling Speech Technology to 1,000+ Languages", arXiv 2305.13516).
/// Theirs costs nothing; ours costs a little in each frame, so that it takes no letters from the
/// words beside it.
public final class CtcAligner {
    private final CtcVocabulary vocabulary;
    private final List<List<Placed>> lines = new ArrayList<>();
    private final int[] tokens;

    /// A word of the text and which of all tokens are its own, `[from, to)`.
    private record Placed(String text, int from, int to) {}

    /// @param lines of the text, in each words between white space
    /// @throws SttException UNSUPPORTED when nothing in the text is spoken, or nothing is written
    ///     with letters that the model knows
    public CtcAligner(CtcVocabulary vocabulary, List<String> lines) {
        this.vocabulary = vocabulary;
        var all = new Tokens(vocabulary);
        for (var line : lines) {
            this.lines.add(all.line(line));
        }
        this.tokens = all.toArray();
        requireLetters();
    }

    /// All tokens of a text, in the making.
    private static final class Tokens {
        private final CtcVocabulary vocabulary;
        private final CtcSpelling spelling;
        private final IntStream.Builder tokens = IntStream.builder();
        private int size;
        private int last = CtcAlignment.ANY;

        Tokens(CtcVocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.spelling = new CtcSpelling(vocabulary);
        }

        List<Placed> line(String line) {
            var words = new ArrayList<Placed>();
            boolean first = true;
            for (var word : line.strip().split("\\s+", -1)) {
                int[] letters = spelling.spell(word);
                if (letters.length > 0) {
                    separate(letters[0], first);
                    first = false;
                }
                words.add(new Placed(word, size, size + letters.length));
                IntStream.of(letters).forEach(this::add);
            }
            return words;
        }

        /// Between two lines anything may be said; but beside a word that anything may stand for it
        /// would not be known where that begins.
        private void separate(int next, boolean firstOfLine) {
            boolean anything = firstOfLine && next != CtcAlignment.ANY && (size == 0 || last != CtcAlignment.ANY);
            if (anything) {
                add(CtcAlignment.ANY);
            } else if (size > 0 && vocabulary.delimiter() >= 0) {
                add(vocabulary.delimiter());
            }
        }

        private void add(int token) {
            tokens.add(token);
            last = token;
            size++;
        }

        /// Anything may be said after the last word, too.
        int[] toArray() {
            if (size > 0 && last != CtcAlignment.ANY) {
                add(CtcAlignment.ANY);
            }
            return tokens.build().toArray();
        }
    }

    private void requireLetters() {
        boolean silent = lines.stream().flatMap(List::stream).allMatch(word -> word.from() == word.to());
        if (silent) {
            throw new SttException(
                    SttError.UNSUPPORTED, "The text holds nothing that is spoken: give the words of the recording.");
        }
        boolean foreign =
                IntStream.of(tokens).allMatch(token -> token == CtcAlignment.ANY || vocabulary.isDelimiter(token));
        if (foreign) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The text is written with none of the letters that the model knows, which are "
                            + vocabulary.letters() + ": take a model of its language.");
        }
    }

    /// @return for each line its words as they are written there, in order. Their confidence is the
    ///     mean probability of their letters in the frames where these are heard; empty for words
    ///     without a letter that the model knows. A word that is not spoken, such as a lone dash,
    ///     takes no time after the word before it.
    /// @throws SttException AUDIO_INVALID when the audio is too short for the text or cannot be
    ///     that of the text
    public List<List<CtcWord>> align(Emissions emissions) throws InterruptedException {
        var spans = CtcAlignment.align(padded(emissions), tokens, vocabulary.blank());
        var timed = new ArrayList<List<CtcWord>>();
        int end = 0;
        for (var line : lines) {
            var words = new ArrayList<CtcWord>();
            for (var word : line) {
                var own = spans.subList(word.from(), word.to());
                int start = own.isEmpty() ? end : own.getFirst().start() - 1;
                end = own.isEmpty() ? end : own.getLast().end() - 1;
                int last = emissions.frames();
                words.add(new CtcWord(
                        word.text(), Math.clamp(start, 0, last), Math.clamp(end, 0, last), confidence(own)));
            }
            timed.add(words);
        }
        return timed;
    }

    /// With a frame of silence at either end, so that what may be said there and is not takes no
    /// frame of a word.
    private Emissions padded(Emissions emissions) {
        int row = emissions.tokens();
        var padded = new float[emissions.logProbabilities().length + 2 * row];
        System.arraycopy(emissions.logProbabilities(), 0, padded, row, padded.length - 2 * row);
        for (int frame : new int[] {0, emissions.frames() + 1}) {
            Arrays.fill(padded, frame * row, (frame + 1) * row, Float.NEGATIVE_INFINITY);
            padded[frame * row + vocabulary.blank()] = 0;
        }
        return new Emissions(padded, row);
    }

    /// Each letter counts alike, however long it is heard.
    private OptionalDouble confidence(List<TokenSpan> spans) {
        return spans.stream()
                .filter(span -> span.token() != CtcAlignment.ANY && !vocabulary.isDelimiter(span.token()))
                .mapToDouble(TokenSpan::confidence)
                .average();
    }
}
