package dev.earshot.engine.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Small CTC vocabularies and what a network might hear with them.
final class Letters {
    /// `_` is the blank, `|` the delimiter.
    static CtcVocabulary vocabulary(String letters) {
        Map<String, Integer> numbers = new HashMap<>();
        letters.chars().forEach(letter -> numbers.put(Character.toString(letter), numbers.size()));
        return new CtcVocabulary(numbers, new CtcVocabulary.Names("_", "<unk>", "<s>", "</s>", "|", " ", false, false));
    }

    private Letters() {}

    /// Any scores, the higher the spread the surer.
    static Emissions random(Random random, int frames, int tokens, double spread) {
        float[] scores = new float[frames * tokens];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (random.nextGaussian() * spread);
        }
        return Emissions.ofScores(scores, tokens);
    }

    /// A network that is sure of one letter a frame, as the path says; the others share what is left.
    static Emissions sure(CtcVocabulary vocabulary, String path, double probability) {
        int tokens = vocabulary.size();
        float[] logProbabilities = new float[path.length() * tokens];
        Arrays.fill(logProbabilities, (float) Math.log((1 - probability) / (tokens - 1)));
        for (int frame = 0; frame < path.length(); frame++) {
            int token = vocabulary.number(path.substring(frame, frame + 1)).orElseThrow();
            logProbabilities[frame * tokens + token] = (float) Math.log(probability);
        }
        return new Emissions(logProbabilities, tokens);
    }

    static int[] tokens(CtcVocabulary vocabulary, String text) {
        return text.chars()
                .map(letter -> vocabulary.number(Character.toString(letter)).orElseThrow())
                .toArray();
    }

    static String text(CtcVocabulary vocabulary, int[] tokens) {
        var text = new StringBuilder();
        for (int token : tokens) {
            text.append(vocabulary.written(token));
        }
        return text.toString();
    }
}
