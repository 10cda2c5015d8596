package dev.earshot.engine.recognition;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What can be asked for in a [Decoding], by the names of the command line. No family understands all of it.
public enum Knob {
    WINDOWS,
    BATCH_SIZE,
    INITIAL_PROMPT,
    CARRY_INITIAL_PROMPT,
    HOTWORDS,
    PREFIX,
    CONDITION_ON_PREVIOUS_TEXT,
    TEMPERATURE,
    TEMPERATURE_INCREMENT_ON_FALLBACK,
    BEAM_SIZE,
    BEST_OF,
    PATIENCE,
    LENGTH_PENALTY,
    SAMPLE_LENGTH,
    SUPPRESS_TOKENS,
    SUPPRESS_BLANK,
    SEED,
    COMPRESSION_RATIO_THRESHOLD,
    LOGPROB_THRESHOLD,
    NO_SPEECH_THRESHOLD,
    HALLUCINATION_SILENCE_THRESHOLD,
    WORD_TIMESTAMPS,
    PREPEND_PUNCTUATIONS,
    APPEND_PUNCTUATIONS,
    WITHOUT_TIMESTAMPS,
    MAX_INITIAL_TIMESTAMP,
    CLIP_TIMESTAMPS,
    LANGUAGE_MODEL,
    ALPHA,
    BETA,
    HOTWORD_WEIGHT,
    BEAM_PRUNE_LOGP,
    TOKEN_MIN_LOGP;

    /// Those of a model that hears letter by letter: all of [Decoding.Letters].
    public static Set<Knob> letters() {
        return EnumSet.range(LANGUAGE_MODEL, TOKEN_MIN_LOGP);
    }

    /// `--beam-size`
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
