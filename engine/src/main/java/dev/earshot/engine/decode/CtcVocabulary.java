package dev.earshot.engine.decode;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// What the tokens of a CTC model stand for: mostly single letters, one token that ends a word, the
/// blank that says that nothing is heard. Immutable.
public final class CtcVocabulary {
    /// What a tokenizer of that library writes together after decoding, in the order in which it does.
    private static final String[][] TIDIED = {
        {" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","}, {" ' ", "'"},
        {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}
    };

    private static final int LISTED = 40;

    private final Map<String, Integer> numbers;
    private final String[] written;
    private final String unnamed;
    private final Names names;
    private final int blank;
    private final int delimiter;

    /// What the settings of a tokenizer say of its tokens.
    ///
    /// @param blank spelling of the blank, which is the padding token
    /// @param unknown spelling of the token for what has none
    /// @param start, end spellings of the tokens for the beginning and the end of a text
    /// @param delimiter spelling of the token that ends a word, and what is written for it
    /// @param lowerCase whether text is written in lower case, though its tokens are in upper case
    /// @param tidy whether blanks before punctuation and around apostrophes go
    record Names(
            String blank,
            String unknown,
            String start,
            String end,
            String delimiter,
            String space,
            boolean lowerCase,
            boolean tidy) {}

    /// @param numbers of the tokens; the blank must be among them
    CtcVocabulary(Map<String, Integer> numbers, Names names) {
        this(numbers, names, written(numbers, names), names.unknown());
    }

    private CtcVocabulary(Map<String, Integer> numbers, Names names, String[] written, String unnamed) {
        this.numbers = Map.copyOf(numbers);
        this.names = names;
        this.written = written;
        this.unnamed = unnamed;
        this.blank = this.numbers.getOrDefault(names.blank(), -1);
        this.delimiter = this.numbers.getOrDefault(names.delimiter(), -1);
    }

    private static String[] written(Map<String, Integer> numbers, Names names) {
        int most = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        String[] written = new String[most + 1];
        Arrays.fill(written, names.unknown());
        numbers.forEach((token, number) -> written[number] = token.equals(names.delimiter()) ? names.space() : token);
        return written;
    }

    /// Reads `vocab.json` and `added_tokens.json`, and what `tokenizer_config.json` and
    /// `special_tokens_map.json` say of it.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND without a `vocab.json`, MODEL_CORRUPT
    ///     when a file is damaged or there is no blank, UNSUPPORTED for the vocabularies of several
    ///     languages in one file
    public static CtcVocabulary read(Path folder) {
        return new CtcVocabularyFiles(folder).read();
    }

    /// The same, but the beginning and the end of a text and unknown letters are not written: for
    /// people to read. The reference writes them.
    public CtcVocabulary withoutSpecials() {
        var specials = new HashSet<>(List.of(names.unknown(), names.start(), names.end()));
        String[] plain = written.clone();
        Arrays.setAll(plain, token -> specials.contains(plain[token]) ? "" : plain[token]);
        return new CtcVocabulary(numbers, names, plain, "");
    }

    /// How many tokens there are: one more than the highest number.
    public int size() {
        return written.length;
    }

    /// The token that says that nothing is heard.
    public int blank() {
        return blank;
    }

    /// The token between words, -1 in a vocabulary without one.
    public int delimiter() {
        return delimiter;
    }

    public boolean isDelimiter(int token) {
        return token >= 0 && token == delimiter;
    }

    /// What is written for a token; for one that the vocabulary does not name what is written for
    /// unknown ones.
    public String written(int token) {
        return token < written.length ? written[token] : unnamed;
    }

    /// The token of that spelling.
    OptionalInt number(String spelling) {
        Integer token = numbers.get(spelling);
        return token == null ? OptionalInt.empty() : OptionalInt.of(token);
    }

    /// Whether a token stands for sound: neither the blank nor the delimiter nor one of the special
    /// ones.
    boolean isLetter(String spelling) {
        return !spelling.equals(names.blank())
                && !spelling.equals(names.delimiter())
                && !spelling.equals(names.unknown())
                && !spelling.equals(names.start())
                && !spelling.equals(names.end());
    }

    /// The letters for a person to read, at most so many as a sentence can hold: `' A B C`.
    String letters() {
        var letters = numbers.keySet().stream()
                .filter(this::isLetter)
                .sorted()
                .limit(LISTED)
                .toList();
        boolean more = numbers.keySet().stream().filter(this::isLetter).count() > LISTED;
        return String.join(" ", letters) + (more ? " ..." : "");
    }

    /// Whether it can spell in capitals only: letters in upper case and none in lower case, no punctuation but what
    /// stands within words, and nothing that makes them lower case afterwards.
    public boolean isCapitals() {
        var letters = numbers.keySet().stream().filter(this::isLetter).toList();
        return !names.lowerCase()
                && letters.stream().flatMapToInt(String::codePoints).anyMatch(Character::isUpperCase)
                && letters.stream()
                        .flatMapToInt(String::codePoints)
                        .noneMatch(letter -> Character.isLowerCase(letter) || ".,?!".indexOf(letter) >= 0);
    }

    /// A text of tokens in the case in which the model's text is written.
    String cased(String text) {
        return names.lowerCase() ? text.toLowerCase(Locale.ROOT) : text;
    }

    /// A whole text without the blanks that its tokenizer takes out.
    String tidied(String text) {
        String tidied = text;
        if (names.tidy()) {
            for (var pair : TIDIED) {
                tidied = tidied.replace(pair[0], pair[1]);
            }
        }
        return tidied;
    }
}
