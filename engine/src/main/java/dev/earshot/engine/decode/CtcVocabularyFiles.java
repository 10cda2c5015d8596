package dev.earshot.engine.decode;

import dev.earshot.engine.store.ModelJson;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The files of a CTC vocabulary in the Hugging Face layout. Everything in them is checked before it is used, as a
/// model's folder may come from anywhere.
///
/// | file | what is read of it |
/// |---|---|
/// | `vocab.json`, `added_tokens.json` | spelling to number |
/// | `tokenizer_config.json` | the names of the special tokens, `word_delimiter_token`, `do_lower_case`,
/// `added_tokens_decoder` |
/// | `special_tokens_map.json` | the names that the former does not give |
final class CtcVocabularyFiles {
    private static final int MOST_TOKENS = 1 << 20;

    private final ModelJson vocabulary;
    private final ModelJson added;
    private final ModelJson settings;
    private final ModelJson specials;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> spellings = new HashMap<>();

    CtcVocabularyFiles(Path folder) {
        vocabulary = ModelJson.read(folder, "vocab.json");
        added = ModelJson.readIfThere(folder, "added_tokens.json");
        settings = ModelJson.readIfThere(folder, "tokenizer_config.json");
        specials = ModelJson.readIfThere(folder, "special_tokens_map.json");
    }

    CtcVocabulary read() {
        readNumbers(vocabulary);
        readNumbers(added);
        for (var entry : settings.root().path("added_tokens_decoder").properties()) {
            String token = entry.getValue().path("content").asString("");
            add(settings, token, integer(entry.getKey()));
        }
        var names = names();
        if (!numbers.containsKey(names.blank())) {
            throw vocabulary.corrupt("has no token " + shown(names.blank()) + ", which is to be the blank");
        }
        return new CtcVocabulary(numbers, names);
    }

    private CtcVocabulary.Names names() {
        return new CtcVocabulary.Names(
                name("pad_token", "<pad>"),
                name("unk_token", "<unk>"),
                name("bos_token", "<s>"),
                name("eos_token", "</s>"),
                name("word_delimiter_token", "|"),
                name("replace_word_delimiter_char", " "),
                settings.flag("do_lower_case", false),
                settings.flag("clean_up_tokenization_spaces", true));
    }

    /// A token is given by its spelling or by an object that holds it.
    private String name(String key, String otherwise) {
        for (var file : new ModelJson[] {settings, specials}) {
            JsonNode name = file.root().path(key);
            JsonNode spelling = name.isObject() ? name.path("content") : name;
            if (spelling.isString()) {
                return spelling.stringValue();
            }
        }
        return otherwise;
    }

    private void readNumbers(ModelJson file) {
        for (var entry : file.root().properties()) {
            if (entry.getValue().isObject()) {
                throw file.unsupported("holds a vocabulary for each of several languages, which Earshot cannot choose"
                        + " from: take a model of one language");
            }
            add(file, entry.getKey(), entry.getValue().asInt(-1));
        }
    }

    private void add(ModelJson file, String token, int number) {
        if (number < 0 || number >= MOST_TOKENS) {
            throw file.corrupt("gives the token " + shown(token) + " no number that a token can have");
        }
        String same = spellings.putIfAbsent(number, token);
        if (same != null && !same.equals(token)) {
            throw file.corrupt("gives the tokens " + shown(same) + " and " + shown(token) + " the same number");
        }
        numbers.put(token, number);
    }

    private static int integer(String key) {
        return key.matches("\\d{1,7}") ? Integer.parseInt(key) : -1;
    }

    /// Damaged files hold anything, also tokens as long as a book.
    private static String shown(String text) {
        return '"' + text.substring(0, Math.min(text.length(), 40)) + '"';
    }
}
