package dev.earshot.engine.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/// A Whisper vocabulary of our own, for tests that make a checkpoint: the 256 bytes, what byte-pair encoding learns
/// from a few sentences, and Whisper's special tokens. No number in it is that of a published model.
///
/// @param words spelling to number, from 0
/// @param merges pairs of spellings, the first learnt first
/// @param special the end of text, the start, the languages, the tasks and so on, numbered on from the words
public record SmallVocabulary(
        SequencedMap<String, Integer> words, List<List<String>> merges, SequencedMap<String, Integer> special) {
    private static final int MERGES = 60;
    private static final int TIMESTAMPS = 1501;

    private static final List<String> SENTENCES = List.of(
            "The kettle on the stove is whistling, and the tea is ready.",
            "Bring the letters and the parcels to the station on the hill.",
            "Nobody in the village heard the train that came in the night.",
            "There are three rivers and a hundred bridges in this city.",
            "Am Abend sitzen wir vor dem Haus und hören den Regen.",
            "Der Zug nach Norden steht auf dem anderen Gleis.");

    /// The same one every time.
    ///
    /// @param languages codes, `en` for one
    public static SmallVocabulary of(String... languages) {
        var words = new LinkedHashMap<String, Integer>();
        var alphabet = new ByteAlphabet();
        for (int value = 0; value < 256; value++) {
            words.put(String.valueOf(alphabet.letter(value)), value);
        }
        var merges = new ArrayList<List<String>>();
        var pieces = pieces(alphabet);
        while (merges.size() < MERGES) {
            var pair = mostFrequentPair(pieces);
            merges.add(pair);
            words.put(String.join("", pair), words.size());
            pieces.forEach(piece -> merge(piece, pair));
        }
        return new SmallVocabulary(words, merges, special(words.size(), languages));
    }

    private static List<List<String>> pieces(ByteAlphabet alphabet) {
        var result = new ArrayList<List<String>>();
        for (var sentence : SENTENCES) {
            var pieces = new Pieces(sentence);
            while (pieces.next()) {
                String spelt = alphabet.spell(pieces.piece().getBytes(StandardCharsets.UTF_8));
                result.add(new ArrayList<>(List.of(spelt.split(""))));
            }
        }
        return result;
    }

    private static List<String> mostFrequentPair(List<List<String>> pieces) {
        var counts = new HashMap<List<String>, Integer>();
        for (var piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                counts.merge(List.of(piece.get(i - 1), piece.get(i)), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<List<String>, Integer>comparingByValue()
                        .thenComparing(entry -> String.join(" ", entry.getKey())))
                .orElseThrow()
                .getKey();
    }

    private static void merge(List<String> piece, List<String> pair) {
        for (int i = 1; i < piece.size(); i++) {
            if (piece.subList(i - 1, i + 1).equals(pair)) {
                piece.set(i - 1, String.join("", pair));
                piece.remove(i);
            }
        }
    }

    private static SequencedMap<String, Integer> special(int first, String... languages) {
        var names = new ArrayList<>(List.of("<|endoftext|>", "<|startoftranscript|>"));
        for (var language : languages) {
            names.add("<|" + language + "|>");
        }
        names.addAll(List.of(
                "<|translate|>",
                "<|transcribe|>",
                "<|startoflm|>",
                "<|startofprev|>",
                "<|nospeech|>",
                "<|notimestamps|>"));
        var special = new LinkedHashMap<String, Integer>();
        names.forEach(name -> special.put(name, first + special.size()));
        return special;
    }

    /// How many rows a network for it has, time stamps included.
    public int size() {
        return words.size() + special.size() + TIMESTAMPS;
    }

    /// The number of a special token.
    public int id(String name) {
        return special.get(name);
    }

    /// Writes `vocab.json`, `merges.txt` and `added_tokens.json`.
    ///
    /// @return the folder
    public Path writeParts(Path folder) {
        write(folder.resolve("vocab.json"), new JsonMapper().writeValueAsString(words));
        write(folder.resolve("merges.txt"), "#version: 0.2\n" + String.join("\n", mergeLines()) + "\n");
        write(folder.resolve("added_tokens.json"), new JsonMapper().writeValueAsString(special));
        return folder;
    }

    /// Writes `tokenizer.json`.
    ///
    /// @return the folder
    public Path writeWhole(Path folder) {
        var json = new JsonMapper().createObjectNode();
        var model = json.putObject("model").put("type", "BPE");
        words.forEach(model.putObject("vocab")::put);
        mergeLines().forEach(model.putArray("merges")::add);
        var added = json.putArray("added_tokens");
        special.forEach((name, id) -> added.addObject().put("id", id).put("content", name));
        write(folder.resolve("tokenizer.json"), json.toString());
        return folder;
    }

    private List<String> mergeLines() {
        return merges.stream().map(pair -> String.join(" ", pair)).toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
