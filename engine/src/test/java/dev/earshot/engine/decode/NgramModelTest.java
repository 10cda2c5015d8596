package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NgramModelTest {
    private static final String SMALL = """
            a comment before the data

            \\data\\
            ngram 1=5
            ngram 2=3

            \\1-grams:
            -1.5\t<unk>
            -99\t<s>\t-0.5
            -1.0\t</s>
            -0.75\tTHE\t-0.25
            -2.0 CAT -0.125

            \\2-grams:
            -0.25\t<s> THE
            -0.5\tTHE CAT
            -0.0625\tCAT </s>

            \\end\\
            """;

    @TempDir
    private Path folder;

    @Test
    void aWordIsAsProbableAsTheLongestNgramSays() {
        var model = NgramModel.read(write(SMALL));
        assertEquals(-0.25 - 0.5 - 0.0625, decimal(model, true, "THE", "CAT"), 1e-6);
    }

    @Test
    void whereThereIsNoLongerNgramItBacksOff() {
        var model = NgramModel.read(write(SMALL));
        assertEquals(-0.5 - 2.0, decimal(model, false, "CAT"), 1e-6);
        assertEquals(-0.5 - 2.0 - 0.125 - 0.75, decimal(model, false, "CAT", "THE"), 1e-6);
    }

    @Test
    void unknownWordsAreUnknownAndStillCount() {
        var model = NgramModel.read(write(SMALL));
        assertFalse(model.next(model.start(), "DOG").known());
        assertEquals(-0.5 - 1.5 - 0.75, decimal(model, false, "DOG", "THE"), 1e-6);
    }

    @Test
    void withoutATokenForUnknownWordsTheyAreAllButImpossible() {
        var model = NgramModel.read(write(SMALL.replace("<unk>", "ELSE")));
        assertEquals(-100 - 0.75, decimal(model, false, "DOG", "THE"), 1e-4);
    }

    @Test
    void wordsAreFoundInAnotherCaseToo() {
        var model = NgramModel.read(write(SMALL));
        assertTrue(model.next(model.start(), "the").known());
        assertEquals(-0.25 - 0.5, decimal(model, false, "The", "cat"), 1e-6);
    }

    @Test
    void aModelOfSingleWordsNeedsNothingBeforeThem() {
        var model = NgramModel.read(write("\\data\\\nngram 1=2\n\\1-grams:\n-1 <s>\n-2 A\n\\end\\\n"));
        assertEquals(-4, decimal(model, true, "A", "A"), 1e-6);
    }

    @Test
    void aCompressedFileIsTheSameModel() throws IOException {
        Path file = folder.resolve("model.arpa.gz");
        try (var zip = new GZIPOutputStream(Files.newOutputStream(file))) {
            zip.write(SMALL.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(-0.25 - 0.5 - 0.0625, decimal(NgramModel.read(file), true, "THE", "CAT"), 1e-6);

        byte[] cut = Arrays.copyOf(Files.readAllBytes(file), 60);
        Files.write(file, cut);
        assertCorrupt(file, "model.arpa.gz");
    }

    @Test
    void everySentenceIsAsProbableAsByTheDefinition() {
        var random = new Random(37);
        for (int trial = 0; trial < 30; trial++) {
            int order = 1 + random.nextInt(4);
            Map<List<String>, double[]> ngrams = randomNgrams(random, order);
            var model = NgramModel.read(write(arpa(ngrams, order)));
            for (int i = 0; i < 30; i++) {
                var sentence = new ArrayList<String>();
                for (int word = random.nextInt(7); word > 0; word--) {
                    sentence.add(WORDS.get(2 + random.nextInt(WORDS.size() - 2)));
                }
                var text = new ArrayList<>(List.of("<s>"));
                double expected = 0;
                for (var word : sentence) {
                    expected += byDefinition(ngrams, last(text, order - 1), word);
                    text.add(word);
                }
                expected += byDefinition(ngrams, last(text, order - 1), "</s>");
                assertEquals(expected, decimal(model, true, sentence.toArray(String[]::new)), 1e-4, sentence::toString);
            }
        }
    }

    private static final List<String> WORDS = List.of("<s>", "</s>", "A", "B", "C", "ÄÖ");

    /// With every n-gram's beginning, as the format wants it.
    private static Map<List<String>, double[]> randomNgrams(Random random, int order) {
        Map<List<String>, double[]> ngrams = new LinkedHashMap<>();
        var beginnings = List.of(List.<String>of());
        for (int length = 1; length <= order; length++) {
            var longer = new ArrayList<List<String>>();
            for (var beginning : beginnings) {
                for (var word : WORDS) {
                    if (length == 1 || random.nextInt(3) == 0) {
                        var ngram = new ArrayList<>(beginning);
                        ngram.add(word);
                        longer.add(ngram);
                        ngrams.put(ngram, new double[] {-4 * random.nextDouble(), -random.nextDouble()});
                    }
                }
            }
            beginnings = longer;
        }
        return ngrams;
    }

    private static String arpa(Map<List<String>, double[]> ngrams, int order) {
        var text = new StringBuilder("\\data\\\n");
        for (int length = 1; length <= order; length++) {
            int of = length;
            text.append("ngram ").append(length).append('=');
            text.append(ngrams.keySet().stream()
                            .filter(ngram -> ngram.size() == of)
                            .count())
                    .append('\n');
        }
        for (int length = 1; length <= order; length++) {
            text.append("\n\\").append(length).append("-grams:\n");
            for (var entry : ngrams.entrySet()) {
                if (entry.getKey().size() == length) {
                    text.append(entry.getValue()[0]).append('\t').append(String.join(" ", entry.getKey()));
                    text.append(length < order ? "\t" + entry.getValue()[1] : "")
                            .append('\n');
                }
            }
        }
        return text.append("\n\\end\\\n").toString();
    }

    private static double byDefinition(Map<List<String>, double[]> ngrams, List<String> before, String word) {
        var ngram = new ArrayList<>(before);
        ngram.add(word);
        if (ngrams.containsKey(ngram)) {
            return ngrams.getOrDefault(ngram, new double[2])[0];
        }
        return ngrams.getOrDefault(before, new double[2])[1]
                + byDefinition(ngrams, before.subList(1, before.size()), word);
    }

    private static List<String> last(List<String> words, int count) {
        return List.copyOf(words.subList(Math.max(0, words.size() - count), words.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no model",
                "\\data\\\n",
                "\\data\\\n\\1-grams:\n",
                "\\data\\\nngram 2=1\n\\1-grams:\n",
                "\\data\\\nngram 1=x\n\\1-grams:\n",
                "\\data\\\nngram 1=1\n\\1-grams:\n\\end\\\n",
                "\\data\\\nngram 1=1\n\\1-grams:\nx A\n\\end\\\n",
                "\\data\\\nngram 1=1\n\\1-grams:\nNaN A\n\\end\\\n",
                "\\data\\\nngram 1=1\n\\1-grams:\n-1 A\n-1 B\n\\end\\\n",
                "\\data\\\nngram 1=1\n\\1-grams:\n-1 A -1 -1\n\\end\\\n",
                "\\data\\\nngram 1=1\nngram 2=1\n\\1-grams:\n-1 A\n\\2-grams:\n-1 A B\n\\end\\\n",
                "\\data\\\nngram 1=99999999999999\n\\1-grams:\n-1 A\n"
            })
    void aDamagedFileIsRefusedWithASentence(String damaged) {
        assertCorrupt(write(damaged), "Line ");
    }

    private static void assertCorrupt(Path file, String mentioned) {
        var refusal = assertThrows(SttException.class, () -> NgramModel.read(file));
        assertEquals(SttError.MODEL_CORRUPT, refusal.error(), refusal.sentence());
        assertTrue(refusal.sentence().contains(mentioned), refusal.sentence());
    }

    @Test
    void aBinaryFileIsRefusedWithWhatToDo() {
        var refusal = assertThrows(
                SttException.class,
                () -> NgramModel.read(write("mmap lm http://kheafield.com/code format version 5\n\0...")));
        assertEquals(SttError.UNSUPPORTED, refusal.error());
        assertTrue(refusal.sentence().contains("ARPA"), refusal.sentence());
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertEquals(
                SttError.MODEL_NOT_FOUND,
                assertThrows(SttException.class, () -> NgramModel.read(folder.resolve("none")))
                        .error());
    }

    /// The decimal logarithm of the probability of a sentence.
    private static double decimal(LanguageModel model, boolean ends, String... words) {
        var state = model.start();
        double sum = 0;
        for (var word : words) {
            var scored = model.next(state, word);
            sum += scored.logProbability();
            state = scored.after();
        }
        return (sum + (ends ? model.end(state) : 0)) / Math.log(10);
    }

    private Path write(String content) {
        try {
            return Files.writeString(folder.resolve("model.arpa"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
