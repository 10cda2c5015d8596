package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.LogitRule;
import dev.earshot.engine.recognition.Decoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which rules the tokens of a window obey, in the order of the reference.
final class WindowRules {
    /// In [Decoding.Search#suppressTokens]: the symbols that nobody says.
    private static final int NON_SPEECH = -1;

    private static final double TIMESTAMP_STEP = 0.02; // seconds

    private WindowRules() {}

    /// @param suppressedByConfig what the checkpoint's generation config says is never written
    static List<LogitRule> of(WhisperTokens tokens, Decoding decoding, int[] suppressedByConfig) {
        var rules = new ArrayList<LogitRule>();
        if (decoding.search().suppressBlank()) {
            var blank = tokens.tokenizer().encode(" ");
            rules.add(new SuppressBlank(IntStream.concat(Arrays.stream(blank), IntStream.of(tokens.endOfText()))
                    .toArray()));
        }
        if (!decoding.search().suppressTokens().isEmpty()) {
            rules.add(new SuppressTokens(never(tokens, decoding.search().suppressTokens(), suppressedByConfig)));
        }
        if (decoding.timing().segments()) {
            rules.add(new TimestampRules(
                    tokens.endOfText(),
                    tokens.noTimestamps(),
                    tokens.timestampBegin(),
                    latestFirst(decoding.timing().maxInitial())));
        }
        return rules;
    }

    /// The symbols are computed and united with those of the configuration, because the lists of older checkpoints
    /// lack some. Tokens that steer the model are never written, whatever the list says.
    private static int[] never(WhisperTokens tokens, List<Integer> asked, int[] suppressedByConfig) {
        var never = IntStream.builder();
        asked.stream().filter(token -> token != NON_SPEECH).forEach(never::add);
        if (asked.contains(NON_SPEECH)) {
            Arrays.stream(tokens.nonSpeech()).forEach(never);
            Arrays.stream(suppressedByConfig).forEach(never);
        }
        IntStream.of(
                        tokens.transcribe(),
                        tokens.translate(),
                        tokens.startOfTranscript(),
                        tokens.startOfPrevious(),
                        tokens.startOfLm(),
                        tokens.noSpeech())
                .forEach(never);
        return never.build().filter(token -> token >= 0).distinct().sorted().toArray();
    }

    /// In the reference 0 is no limit either.
    private static OptionalInt latestFirst(OptionalDouble seconds) {
        int steps = (int) Math.rint(seconds.orElse(0) / TIMESTAMP_STEP);
        return steps > 0 ? OptionalInt.of(steps) : OptionalInt.empty();
    }
}
