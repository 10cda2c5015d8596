package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.recognition.Task;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// A Whisper's vocabulary with the tokens that steer it, found by their names: their numbers differ from checkpoint
/// to checkpoint. Safe for many threads.
///
/// @param multilingual false for the English-only checkpoints, which are told neither language nor task
/// @param noSpeech what the network answers where nobody speaks
/// @param timestampBegin the time stamp `<|0.00|>`; every id from here on is a time stamp
/// @param languages code (`en`) to token, in the order of the tokens
record WhisperTokens(
        Tokenizer tokenizer,
        boolean multilingual,
        int endOfText,
        int startOfTranscript,
        int translate,
        int transcribe,
        int startOfLm,
        int startOfPrevious,
        int noSpeech,
        int noTimestamps,
        int timestampBegin,
        SequencedMap<String, Integer> languages) {
    /// A step of the time stamps, in seconds.
    private static final double STEP = 0.02;

    /// Marks that are written where something else than speech is heard, and annotate rather than quote it.
    private static final String MARKS = "\"#()*+/:;<=>@[\\]^_`{|}~「」『』";

    private static final String GROUPS = "<< >> <<< >>> -- --- -( -[ (' (\" (( )) ((( ))) [[ ]] {{ }} ♪♪ ♪♪♪";

    /// Of these even the first of several tokens is kept back: no text has any use for it.
    private static final String MUSIC = "♩♪♫♬♭♮♯";

    /// @throws SttException MODEL_CORRUPT if the vocabulary is no Whisper's
    static WhisperTokens of(Tokenizer tokenizer, boolean multilingual) {
        int startOfTranscript = tokenizer.requireId("<|startoftranscript|>");
        int translate = tokenizer.requireId("<|translate|>");
        int noTimestamps = tokenizer.requireId("<|notimestamps|>");
        // The name changed between checkpoints; the place has not.
        int noSpeech = tokenizer
                .id("<|nospeech|>")
                .orElse(tokenizer.id("<|nocaptions|>").orElse(noTimestamps - 1));
        return new WhisperTokens(
                tokenizer,
                multilingual,
                tokenizer.requireId("<|endoftext|>"),
                startOfTranscript,
                translate,
                tokenizer.requireId("<|transcribe|>"),
                tokenizer.requireId("<|startoflm|>"),
                tokenizer.requireId("<|startofprev|>"),
                noSpeech,
                noTimestamps,
                // Many checkpoints do not list the time stamps, which then follow here.
                tokenizer.id("<|0.00|>").orElse(noTimestamps + 1),
                languages(tokenizer, startOfTranscript + 1, translate));
    }

    private static SequencedMap<String, Integer> languages(Tokenizer tokenizer, int from, int to) {
        var languages = new LinkedHashMap<String, Integer>();
        for (int id = from; id < to; id++) {
            String name = tokenizer.decode(new int[] {id});
            if (name.startsWith("<|") && name.endsWith("|>")) {
                languages.put(name.substring(2, name.length() - 2), id);
            }
        }
        return Collections.unmodifiableSequencedMap(languages);
    }

    /// What every text begins with.
    ///
    /// @param language a code of [#languages]; ignored by an English-only model, like the task
    /// @throws SttException UNSUPPORTED for a language the model does not know
    int[] start(String language, Task task) {
        if (!multilingual) {
            return new int[] {startOfTranscript};
        }
        Integer token = languages.get(language);
        if (token == null) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "This model does not know the language \"" + language + "\": it knows "
                            + String.join(", ", languages.keySet()) + ".");
        }
        return new int[] {
            startOfTranscript,
            token,
            switch (task) {
                case TRANSCRIBE -> transcribe;
                case TRANSLATE -> translate;
            }
        };
    }

    /// Tokens that are written for sounds that are no speech, ascending; the reference's `non_speech_tokens`.
    int[] nonSpeech() {
        var tokens = IntStream.builder();
        // A dash or an apostrophe within a word is text; one that begins a word is a dialogue's or a quotation's.
        tokens.add(tokenizer.encode(" -")[0]).add(tokenizer.encode(" '")[0]);
        MARKS.codePoints().mapToObj(Character::toString).forEach(mark -> addIfOneToken(tokens, mark));
        Arrays.stream(GROUPS.split(" ")).forEach(group -> addIfOneToken(tokens, group));
        MUSIC.codePoints().mapToObj(Character::toString).forEach(sign -> {
            tokens.add(tokenizer.encode(sign)[0]);
            tokens.add(tokenizer.encode(" " + sign)[0]);
        });
        return tokens.build().distinct().sorted().toArray();
    }

    private void addIfOneToken(IntStream.Builder tokens, String mark) {
        for (int[] ids : new int[][] {tokenizer.encode(mark), tokenizer.encode(" " + mark)}) {
            if (ids.length == 1) {
                tokens.add(ids[0]);
            }
        }
    }

    /// The largest number of a token that steers the network.
    int lastSteering() {
        int last = IntStream.of(
                        endOfText,
                        startOfTranscript,
                        translate,
                        transcribe,
                        startOfLm,
                        startOfPrevious,
                        noSpeech,
                        noTimestamps,
                        timestampBegin)
                .max()
                .orElseThrow();
        return languages.values().stream().reduce(last, Math::max);
    }

    boolean isTimestamp(int token) {
        return token >= timestampBegin;
    }

    /// The time of a time stamp, in seconds from the beginning of its window.
    double seconds(int timestampToken) {
        return (timestampToken - timestampBegin) * STEP;
    }

    /// The text of a sequence, without time stamps and every other special token.
    String text(int[] tokens) {
        return tokenizer.decode(
                Arrays.stream(tokens).filter(token -> token < endOfText).toArray());
    }
}
