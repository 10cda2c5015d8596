package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Tokens put together to text.
///
/// @param text as the reference writes it: delimiters as blanks, two of them where the network heard
///     two, none at the ends
/// @param words what lies between delimiters, in order; the confidence of each is that of its least
///     sure token
public record CtcText(String text, List<CtcWord> words) {
    public CtcText {
        words = List.copyOf(words);
    }

    public static CtcText of(CtcVocabulary vocabulary, List<TokenSpan> spans) {
        var text = new StringBuilder();
        for (var span : spans) {
            text.append(vocabulary.written(span.token()));
        }
        String stripped = text.toString().strip();
        return new CtcText(vocabulary.tidied(vocabulary.cased(stripped)), words(vocabulary, spans));
    }

    /// What a search found, with the times of [the most probable path][CtcAlignment] to it and
    /// [confidences by entropy][FrameConfidence].
    ///
    /// @param emissions all frames in which the search heard it
    /// @param tokens of the text
    public static CtcText heard(CtcVocabulary vocabulary, Emissions emissions, int[] tokens)
            throws InterruptedException {
        var confidence = new FrameConfidence(emissions);
        var spans = CtcAlignment.align(emissions, tokens, vocabulary.blank()).stream()
                .map(span ->
                        new TokenSpan(span.token(), span.start(), span.end(), confidence.of(span.start(), span.end())))
                .toList();
        return of(vocabulary, spans);
    }

    private static List<CtcWord> words(CtcVocabulary vocabulary, List<TokenSpan> spans) {
        var words = new ArrayList<CtcWord>();
        int first = 0;
        for (int i = 0; i <= spans.size(); i++) {
            if (i == spans.size() || vocabulary.isDelimiter(spans.get(i).token())) {
                addWord(vocabulary, spans.subList(first, i), words);
                first = i + 1;
            }
        }
        return words;
    }

    private static void addWord(CtcVocabulary vocabulary, List<TokenSpan> spans, List<CtcWord> words) {
        var text = new StringBuilder();
        int start = 0;
        int end = 0;
        double confidence = 1;
        for (var span : spans) {
            String written = vocabulary.written(span.token());
            if (!written.isEmpty()) {
                start = text.isEmpty() ? span.start() : start;
                end = span.end();
                confidence = Math.min(confidence, span.confidence());
                text.append(written);
            }
        }
        if (!text.isEmpty()) {
            words.add(new CtcWord(vocabulary.cased(text.toString()), start, end, OptionalDouble.of(confidence)));
        }
    }
}
