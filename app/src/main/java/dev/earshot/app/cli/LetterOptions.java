package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Letters;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// How letters are put together to texts; the names are those of pyctcdecode.
final class LetterOptions {
    @Option(
            names = "--language-model",
            paramLabel = "FILE",
            description = "How probable words are after one another: an ARPA file, also compressed with gzip.")
    private Optional<Path> languageModel = Optional.empty();

    @Option(names = "--alpha", paramLabel = "X", description = "How much the language model counts. Default: 0.5.")
    private Optional<Double> alpha = Optional.empty();

    @Option(
            names = "--beta",
            paramLabel = "X",
            description = "What a word is worth in itself, with a language model. Default: 1.5.")
    private Optional<Double> beta = Optional.empty();

    @Option(
            names = "--hotword-weight",
            paramLabel = "X",
            description = "How much more probable each of the --hotwords becomes. Default: 10.")
    private Optional<Double> hotwordWeight = Optional.empty();

    @Option(
            names = "--beam-prune-logp",
            paramLabel = "X",
            description = "How much less probable than the best a text may be. Default: -10.")
    private double beamPrune = Letters.DEFAULT.leastText();

    @Option(
            names = "--token-min-logp",
            paramLabel = "X",
            description = "How improbable a letter may be to be considered. Default: -5.")
    private double tokenMin = Letters.DEFAULT.leastToken();

    /// @param hinted whether there are hot words
    /// @throws UsageException when a value is out of its range, or has nothing to weigh
    Letters letters(boolean hinted) {
        if (languageModel.isEmpty() && (alpha.isPresent() || beta.isPresent())) {
            throw new UsageException((alpha.isPresent() ? "--alpha" : "--beta")
                    + " weighs a language model: give a --language-model too");
        }
        if (!hinted && hotwordWeight.isPresent()) {
            throw new UsageException("--hotword-weight weighs hot words: give --hotwords too");
        }
        check("--alpha", alpha, 0, 100);
        check("--beta", beta, -100, 100);
        check("--hotword-weight", hotwordWeight, 0, 100);
        check("--beam-prune-logp", Optional.of(beamPrune), -1000, 0);
        check("--token-min-logp", Optional.of(tokenMin), -1000, 0);
        return new Letters(
                languageModel,
                alpha.orElse(Letters.DEFAULT.alpha()),
                beta.orElse(Letters.DEFAULT.beta()),
                hotwordWeight.orElse(Letters.DEFAULT.hotwordWeight()),
                beamPrune,
                tokenMin);
    }

    private static void check(String option, Optional<Double> value, int from, int to) {
        var number = value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        Ranges.check(option, number, given -> given >= from && given <= to, "between " + from + " and " + to);
    }
}
