package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An n-gram model with back-off: the probability of a word after those before it is that of the
/// longest n-gram that the model has, times the back-off weights of what precedes it (S. Katz,
/// "Estimation of probabilities from sparse data", 1987). Safe for many threads.
///
/// A word that the model does not have is looked for in lower and in upper case too, as a recogniser
/// may write in either; if it is in none, it counts as `<unk>`, or as all but impossible where the
/// model has no `<unk>`. An n-gram takes some thirty bytes.
public final class NgramModel implements LanguageModel {
    /// Of a word that cannot be, as in KenLM: 10^-100.
    private static final float IMPOSSIBLE = (float) (-100 * Math.log(10));

    private static final int NONE = -1;

    private final Map<String, Integer> words = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();

    /// The n-grams of one length; natural logarithms. A key is the number of the n-gram without its
    /// last word, and its last word.
    private static final class Order {
        private final LongIndex index;
        private float[] logProbabilities;
        private float[] backOffs;

        Order(int expected) {
            index = new LongIndex(expected);
            logProbabilities = new float[Math.max(16, expected)];
            backOffs = new float[logProbabilities.length];
        }

        void add(int beginning, int word, double logProbability, double backOff) {
            int at = index.add(LongIndex.key(beginning, word));
            if (at == logProbabilities.length) {
                logProbabilities = Arrays.copyOf(logProbabilities, 2 * at);
                backOffs = Arrays.copyOf(backOffs, 2 * at);
            }
            logProbabilities[at] = (float) logProbability;
            backOffs[at] = (float) backOff;
        }
    }

    /// @param words the last ones, at most as many as the model looks back, [#NONE] for what it does
    ///     not know
    private record Words(int[] words) implements State {
        @Override
        public boolean equals(Object other) {
            return other instanceof Words same && Arrays.equals(words, same.words);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(words);
        }
    }

    NgramModel() {}

    /// Reads a file in the ARPA format, as it is or compressed with gzip.
    ///
    /// @throws SttException MODEL_NOT_FOUND or MODEL_CORRUPT; UNSUPPORTED for KenLM's binary files
    public static NgramModel read(Path arpa) {
        try {
            return new ArpaReader(arpa).read();
        } catch (IOException e) {
            throw new SttException(
                    SttError.MODEL_CORRUPT, "The language model " + arpa + " cannot be read to its end.", e);
        }
    }

    /// Makes room for the n-grams of the next length.
    void beginOrder(int expected) {
        orders.add(new Order(expected));
    }

    /// How many words an n-gram of the longest has.
    int length() {
        return orders.size();
    }

    int size(int length) {
        return orders.get(length - 1).index.size();
    }

    /// @param ngram its words
    /// @return false when the n-gram without its last word, or its last word, is not in the model
    boolean add(List<String> ngram, double logProbability, double backOff) {
        var order = orders.getLast();
        String last = ngram.getLast();
        if (ngram.size() == 1) {
            int word = words.computeIfAbsent(last, any -> order.index.size());
            order.add(0, word, logProbability, backOff);
            return true;
        }
        int beginning = NONE;
        for (int i = 0; i < ngram.size() - 1; i++) {
            beginning = longer(i, beginning, words.getOrDefault(ngram.get(i), NONE));
        }
        int word = words.getOrDefault(last, NONE);
        if (beginning == NONE || word == NONE) {
            return false;
        }
        order.add(beginning, word, logProbability, backOff);
        return true;
    }

    /// The number of an n-gram.
    ///
    /// @param order 0 for single words
    /// @param beginning of the n-gram without its last word; anything for single words
    private int longer(int order, int beginning, int word) {
        if (word == NONE || (order > 0 && beginning == NONE)) {
            return NONE;
        }
        return orders.get(order).index.find(LongIndex.key(order == 0 ? 0 : beginning, word));
    }

    @Override
    public State start() {
        return words.containsKey("<s>") ? new Words(appended(new int[0], words.get("<s>"))) : new Words(new int[0]);
    }

    @Override
    public Scored next(State before, String word) {
        int known = known(word);
        int number = known == NONE ? words.getOrDefault("<unk>", words.getOrDefault("<UNK>", NONE)) : known;
        int[] last = ((Words) before).words();
        return new Scored(new Words(appended(last, number)), logProbability(last, number), known != NONE);
    }

    @Override
    public double end(State before) {
        int end = words.getOrDefault("</s>", NONE);
        return end == NONE ? 0 : logProbability(((Words) before).words(), end);
    }

    private int known(String word) {
        int known = words.getOrDefault(word, NONE);
        known = known == NONE ? words.getOrDefault(word.toLowerCase(Locale.ROOT), NONE) : known;
        return known == NONE ? words.getOrDefault(word.toUpperCase(Locale.ROOT), NONE) : known;
    }

    private int[] appended(int[] last, int word) {
        int kept = Math.min(last.length, Math.max(0, length() - 2));
        int[] appended = Arrays.copyOfRange(last, last.length - kept, last.length + 1);
        appended[kept] = word;
        return length() == 1 ? new int[0] : appended;
    }

    private double logProbability(int[] before, int word) {
        if (word == NONE) {
            return IMPOSSIBLE;
        }
        double backOff = 0;
        for (int from = 0; from < before.length; from++) {
            int beginning = NONE;
            for (int i = from; i < before.length; i++) {
                beginning = longer(i - from, beginning, before[i]);
                if (beginning == NONE) {
                    break;
                }
            }
            if (beginning != NONE) {
                int length = before.length - from;
                int whole = longer(length, beginning, word);
                if (whole != NONE) {
                    return backOff + orders.get(length).logProbabilities[whole];
                }
                backOff += orders.get(length - 1).backOffs[beginning];
            }
        }
        return backOff + orders.getFirst().logProbabilities[longer(0, NONE, word)];
    }
}
