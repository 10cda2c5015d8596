package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.SmallVocabulary;
import dev.earshot.engine.decode.Tokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Texts of windows, spelt out: a number is a time stamp in seconds, anything else is text.
record Written(WhisperTokens tokens) {
    static Written in(Path folder) {
        var vocabulary = SmallVocabulary.of("en", "de", "zh");
        return new Written(WhisperTokens.of(Tokenizer.read(vocabulary.writeWhole(folder)), true));
    }

    int[] tokens(Object... parts) {
        return Arrays.stream(parts)
                .flatMapToInt(part -> switch (part) {
                    case Number seconds ->
                        IntStream.of(tokens.timestampBegin() + (int) Math.round(seconds.doubleValue() / 0.02));
                    default -> Arrays.stream(tokens.tokenizer().encode(part.toString()));
                })
                .toArray();
    }

    WindowText sure(Object... parts) {
        return text(-0.2, 0.01, 0, parts);
    }

    WindowText text(double meanLogProbability, double noSpeech, double temperature, Object... parts) {
        int[] written = tokens(parts);
        var text = tokens.text(written).strip();
        return new WindowText(written, text, "en", meanLogProbability, noSpeech, temperature, 1);
    }
}
