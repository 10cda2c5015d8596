package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How a model goes from sound to text. The names and the defaults are those of the reference's command line
/// (openai/whisper), where it has them; a family uses what it [understands][ModelFamily#understands] and
/// ignores the rest.
public record Decoding(
        Search search,
        Prompting prompting,
        Thresholds thresholds,
        Timing timing,
        Windows windows,
        Live live,
        Letters letters) {
    public static final Decoding DEFAULT = new Decoding(
            Search.DEFAULT,
            Prompting.DEFAULT,
            Thresholds.DEFAULT,
            Timing.DEFAULT,
            Windows.DEFAULT,
            Live.DEFAULT,
            Letters.DEFAULT);

    /// For listening while somebody speaks: every utterance while it is spoken, and the fastest search, so that the
    /// text keeps up. What is improbable is tried again twice, since noise between utterances would be
    /// tried again five times.
    public static final Decoding LIVE = DEFAULT.with(new Search(
                    List.of(0.0, 0.4, 0.8),
                    1,
                    1.0,
                    OptionalDouble.empty(),
                    1,
                    OptionalInt.empty(),
                    Search.DEFAULT.suppressTokens(),
                    true,
                    0))
            .with(new Windows(Mode.LIVE, 1));

    /// How tokens are chosen.
    ///
    /// @param temperatures tried in this order until the text passes the [Thresholds]: at 0 a beam search (or
    ///     greedy), above 0 samples
    /// @param beamSize hypotheses of the beam search at temperature 0; 1 is greedy
    /// @param patience the beam search ends when `beamSize * patience` hypotheses have ended
    /// @param lengthPenalty the exponent of Google's NMT penalty; empty divides by the length
    /// @param bestOf samples at temperatures above 0, of which the most probable is taken
    /// @param sampleLength at most this many tokens a window; empty is half the model's context
    /// @param suppressTokens ids never chosen; -1 stands for the symbols that nobody says; an empty list leaves
    ///     out the whole rule
    /// @param suppressBlank whether a window may not begin with a blank or end before it began
    /// @param seed of the sampling, so that a run can be repeated
    public record Search(
            List<Double> temperatures,
            int beamSize,
            double patience,
            OptionalDouble lengthPenalty,
            int bestOf,
            OptionalInt sampleLength,
            List<Integer> suppressTokens,
            boolean suppressBlank,
            long seed) {
        public static final Search DEFAULT = new Search(
                List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
                5,
                1.0,
                OptionalDouble.empty(),
                5,
                OptionalInt.empty(),
                List.of(-1),
                true,
                0);

        public Search {
            temperatures = List.copyOf(temperatures);
            suppressTokens = List.copyOf(suppressTokens);
        }
    }

    /// What the model is told beforehand.
    ///
    /// @param initial text that stands before the first window
    /// @param carryInitial whether it stands before every window
    /// @param prefix text that the first window begins with
    /// @param hotwords words that are likely to be said: they stand before every window as text does
    /// @param conditionOnPrevious whether a window is told the text of those before it; needs [Mode#SLIDING]
    public record Prompting(
            Optional<String> initial,
            boolean carryInitial,
            Optional<String> prefix,
            List<String> hotwords,
            boolean conditionOnPrevious) {
        public static final Prompting DEFAULT =
                new Prompting(Optional.empty(), false, Optional.empty(), List.of(), true);

        public Prompting {
            hotwords = List.copyOf(hotwords);
        }
    }

    /// When a text is not believed. An empty one is not applied.
    ///
    /// @param compressionRatio above it a text repeats itself
    /// @param logProbability below it (mean a token) a text is guessed
    /// @param noSpeech above it, with a guessed text, a window is silence
    /// @param hallucinationSilence seconds of silence around improbable words above which those are dropped
    public record Thresholds(
            OptionalDouble compressionRatio,
            OptionalDouble logProbability,
            OptionalDouble noSpeech,
            OptionalDouble hallucinationSilence) {
        public static final Thresholds DEFAULT = new Thresholds(
                OptionalDouble.of(2.4), OptionalDouble.of(-1.0), OptionalDouble.of(0.6), OptionalDouble.empty());
    }

    /// What is timed.
    ///
    /// @param segments whether the model writes time stamps
    /// @param maxInitial the latest first time stamp of a window, in seconds; empty is no limit
    /// @param words whether words are timed, which takes one more pass a window
    /// @param prependPunctuations marks that belong to the word after them
    /// @param appendPunctuations marks that belong to the word before them
    /// @param clips the only stretches to be heard, in order; empty hears everything
    public record Timing(
            boolean segments,
            OptionalDouble maxInitial,
            boolean words,
            String prependPunctuations,
            String appendPunctuations,
            List<TimeSpan> clips) {
        public static final Timing DEFAULT =
                new Timing(true, OptionalDouble.of(1.0), true, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、", List.of());

        public Timing {
            clips = List.copyOf(clips);
        }
    }

    /// How a model that hears letter by letter (CTC) puts texts together. The names in brackets are those of
    /// pyctcdecode, the values its defaults; all are natural logarithms or factors of such.
    ///
    /// @param languageModel an ARPA file: how probable words are after one another
    /// @param alpha how much that counts beside what is heard (`alpha`)
    /// @param beta what a word is worth in itself, without which a language model likes few words best (`beta`)
    /// @param hotwordWeight how much more probable each word of a hint becomes (`hotword_weight`)
    /// @param leastText a text that is less probable than the best one by this is not gone on with, 0 or less
    ///     (`beam_prune_logp`)
    /// @param leastToken a token that is less probable in a frame than this is not considered, 0 or less
    ///     (`token_min_logp`)
    public record Letters(
            Optional<Path> languageModel,
            double alpha,
            double beta,
            double hotwordWeight,
            double leastText,
            double leastToken) {
        public static final Letters DEFAULT = new Letters(Optional.empty(), 0.5, 1.5, 10, -10, -5);
    }

    /// How long audio is cut.
    ///
    /// @param batchSize how many windows are decoded in one step, where the mode allows it; 1 or more
    public record Windows(Mode mode, int batchSize) {
        public static final Windows DEFAULT = new Windows(Mode.SILENCES, 8);

        public Windows {
            if (batchSize < 1) {
                throw new IllegalArgumentException("a batch has at least one window, not " + batchSize);
            }
        }
    }

    /// How an utterance becomes text while it is spoken, in [Mode#LIVE].
    ///
    /// @param policy which words of it are settled
    /// @param step how much new sound there is from one draft to the next, at least: it is more where the machine
    ///     has no time for that
    /// @param conditioned whether an utterance is told the text of those before it, until one is not believed
    public record Live(Policy policy, Duration step, boolean conditioned) {
        /// The shortest and the longest step: less is mostly silence between two words, more is no live text.
        public static final Duration SHORTEST = Duration.ofMillis(200);

        public static final Duration LONGEST = Duration.ofSeconds(5);

        public static final Live DEFAULT = new Live(Policy.LOCAL_AGREEMENT, Duration.ofMillis(500), false);

        public Live {
            if (step.compareTo(SHORTEST) < 0 || step.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a step of " + step);
            }
        }
    }

    /// When words that are still being spoken about are settled.
    public enum Policy {
        /// When two successive drafts agree on them (LocalAgreement-2).
        LOCAL_AGREEMENT,
        /// When the network attended to sound well before the end of what it heard (AlignAtt).
        ALIGN_ATT
    }

    public enum Mode {
        /// Cut at silences into stretches as long as the model hears at once; long silences are not heard.
        /// Several stretches are decoded in one step, each on its own.
        SILENCES,
        /// The reference's: a window slides over the audio, and each begins where the text of the last one ended.
        SLIDING,
        /// Every utterance on its own, as soon as it has ended.
        UTTERANCES,
        /// Every utterance on its own, while it is spoken: of what is settled no more is decided later. A live
        /// session that falls behind leaves out what is not final; so its text may hang on how fast it is fed.
        LIVE
    }

    public Decoding with(Search other) {
        return new Decoding(other, prompting, thresholds, timing, windows, live, letters);
    }

    public Decoding with(Prompting other) {
        return new Decoding(search, other, thresholds, timing, windows, live, letters);
    }

    public Decoding with(Thresholds other) {
        return new Decoding(search, prompting, other, timing, windows, live, letters);
    }

    public Decoding with(Timing other) {
        return new Decoding(search, prompting, thresholds, other, windows, live, letters);
    }

    public Decoding with(Windows other) {
        return new Decoding(search, prompting, thresholds, timing, other, live, letters);
    }

    public Decoding with(Live other) {
        return new Decoding(search, prompting, thresholds, timing, windows, other, letters);
    }

    public Decoding with(Letters other) {
        return new Decoding(search, prompting, thresholds, timing, windows, live, other);
    }
}
