package dev.earshot.engine.model.whisper;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A vocabulary of any size that says nothing: the 256 bytes, made-up words that each begin with a blank, and Whisper's
/// special tokens, in the order in which published vocabularies have them.
///
/// There are no merges: a made-up word is found as a whole, anything else becomes bytes.
///
/// @param languages codes
/// @param size of all, the time stamps included, which no file lists
record RandomVocabulary(List<String> languages, int size) {
    private static final int BYTES = 256;
    private static final int TIMESTAMPS = 1501;
    private static final String CONSONANTS = "bdfghjklmnprstvwxyzc";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

    RandomVocabulary {
        languages = List.copyOf(languages);
        if (words(languages, size) < BYTES) {
            throw new IllegalArgumentException(size + " tokens are too few for " + languages.size() + " languages");
        }
    }

    private static int words(List<String> languages, int size) {
        return size - special(languages).size() - TIMESTAMPS;
    }

    private static List<String> special(List<String> languages) {
        var special = new ArrayList<>(List.of("<|endoftext|>", "<|startoftranscript|>"));
        languages.forEach(language -> special.add("<|" + language + "|>"));
        special.addAll(List.of(
                "<|translate|>",
                "<|transcribe|>",
                "<|startoflm|>",
                "<|startofprev|>",
                "<|nospeech|>",
                "<|notimestamps|>"));
        return special;
    }

    /// Of a special token.
    int id(String token) {
        int special = special(languages).indexOf(token);
        if (special < 0) {
            throw new IllegalArgumentException(token);
        }
        return words(languages, size) + special;
    }

    /// Of the blank: bytes are their own ids.
    int blank() {
        return ' ';
    }

    /// Fills in a `tokenizer.json`.
    void write(ObjectNode tokenizer) {
        var model = tokenizer.putObject("model").put("type", "BPE");
        var words = model.putObject("vocab");
        for (int value = 0, hidden = BYTES; value < BYTES; value++) {
            words.put(String.valueOf((char) (visible(value) ? value : hidden++)), value);
        }
        for (int id = BYTES; id < words(languages, size); id++) {
            words.put(word(id - BYTES), id);
        }
        model.putArray("merges");
        var added = tokenizer.putArray("added_tokens");
        for (var token : special(languages)) {
            added.addObject().put("id", id(token)).put("content", token).put("special", true);
        }
    }

    /// How byte-level vocabularies spell a byte: printable ones as they are, the others as U+0100 and on.
    private static boolean visible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }

    /// The blank is the 33rd byte that is not printable: U+0120.
    private static String word(int number) {
        var word = new StringBuilder();
        for (int rest = number + 1; rest > 0; rest = (rest - 1) / SYLLABLES) {
            int syllable = (rest - 1) % SYLLABLES;
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
        }
        return "\u0120" + word;
    }
}
