package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import edu.cmu.sphinx.decoder.search.ActiveList;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What the search believes at some moment.
///
/// @param words without silence and noise
/// @param settled how many of them will not change any more
record BestPath(List<Word> words, int settled) {
    static final BestPath EMPTY = new BestPath(List.of(), 0);

    BestPath {
        words = List.copyOf(words);
    }

    /// The belief in the middle of a passage.
    ///
    /// Whatever comes, it continues one of the hypotheses that are alive. So the words that lie on the paths of
    /// all of them are settled.
    static BestPath among(ActiveList hypotheses) {
        var best = new Result(hypotheses, List.of(), 0, false, false, false);
        var token = best.getBestToken();
        return token == null ? EMPTY : new BestPath(words(best), commonWords(token, hypotheses));
    }

    /// The belief at the end of a passage.
    static BestPath of(Result end) {
        var words = words(end);
        return new BestPath(words, words.size());
    }

    private static List<Word> words(Result result) {
        var words = new ArrayList<Word>();
        long last = 0;
        for (WordResult word : result.getTimedBestResult(false)) {
            long start = Math.max(last, word.getTimeFrame().getStart());
            long end = Math.max(start, word.getTimeFrame().getEnd());
            words.add(new Word(word.getWord().getSpelling(), TimeSpan.ofMillis(start, end)));
            last = end;
        }
        return words;
    }

    private static int commonWords(Token best, ActiveList hypotheses) {
        var wordsUpTo = wordsUpTo(best);
        Set<Token> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int common = Integer.MAX_VALUE;
        for (Token hypothesis : hypotheses) {
            var token = hypothesis;
            while (token != null && !wordsUpTo.containsKey(token) && seen.add(token)) {
                token = token.getPredecessor();
            }
            if (token == null) {
                return 0;
            }
            common = Math.min(common, wordsUpTo.getOrDefault(token, common));
        }
        return common;
    }

    /// For each token of the path, how many words are complete there.
    private static IdentityHashMap<Token, Integer> wordsUpTo(Token end) {
        var path = new ArrayList<Token>();
        for (var token = end; token != null; token = token.getPredecessor()) {
            path.add(token);
        }
        var words = new IdentityHashMap<Token, Integer>();
        int count = 0;
        for (var token : path.reversed()) {
            if (token.isWord() && !token.getWord().isFiller()) {
                count++;
            }
            words.put(token, count);
        }
        return words;
    }
}
