package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The most probable text rather than the most probable path: many paths collapse to the same text, and
/// what they say for it adds up. Hints and a language model have their say where words begin and end
/// (A. Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional
/// Recurrent DNNs", arXiv 1408.2873).
///
/// Texts that differ in where delimiters are repeated are one text. Of texts that end alike, so that
/// nothing that may come could tell them apart, the best one is gone on with: else an old doubt would
/// never be settled and would take the places of new ones. Frames may come in pieces, as they are
/// heard: the result is the same. For one thread and one utterance; what it holds grows with the text,
/// by some hundred bytes a letter.
///
/// The times of a result's words are those of [CtcText#heard].
public final class PrefixBeamSearch {
    private final CtcVocabulary vocabulary;
    private final CtcBeam beam;
    private final CtcPrior prior;
    private List<CtcPrefix> live = new ArrayList<>();
    private final List<CtcPrefix> heard = new ArrayList<>();
    private int frames;
    private int[] tokens = {};

    public PrefixBeamSearch(CtcVocabulary vocabulary, CtcBeam beam, CtcPrior prior) {
        this.vocabulary = vocabulary;
        this.beam = beam;
        this.prior = prior;
        live.add(new CtcPrefix(vocabulary.delimiter(), prior.start()));
    }

    /// Hears some frames more.
    public void accept(Emissions emissions) {
        if (tokens.length < emissions.tokens()) {
            tokens = new int[emissions.tokens()];
        }
        for (int frame = 0; frame < emissions.frames(); frame++) {
            int count = choose(emissions, frame);
            for (int i = 0; i < live.size(); i++) {
                extend(live.get(i), emissions, frame, count);
            }
            prune();
            frames++;
        }
    }

    /// Which tokens are considered.
    private int choose(Emissions emissions, int frame) {
        int best = emissions.best(frame);
        int count = 0;
        for (int token = 0; token < emissions.tokens(); token++) {
            if (token == best || emissions.at(frame, token) >= beam.leastToken()) {
                tokens[count++] = token;
            }
        }
        return count;
    }

    private void extend(CtcPrefix prefix, Emissions emissions, int frame, int count) {
        double sum = prefix.logProbability();
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            double logProbability = emissions.at(frame, token);
            if (token == vocabulary.blank()) {
                touched(prefix).hearBlank(sum + logProbability);
            } else if (token != prefix.token) {
                touched(prefix.child(token, prior)).hearToken(sum + logProbability);
            } else if (vocabulary.isDelimiter(token)) {
                touched(prefix).hearToken(sum + logProbability);
            } else {
                repeat(prefix, token, logProbability);
            }
        }
    }

    /// The last token again: the same one, or after a blank another.
    private void repeat(CtcPrefix prefix, int token, double logProbability) {
        if (prefix.inToken > Double.NEGATIVE_INFINITY) {
            touched(prefix).hearToken(prefix.inToken + logProbability);
        }
        if (prefix.inBlank > Double.NEGATIVE_INFINITY) {
            touched(prefix.child(token, prior)).hearToken(prefix.inBlank + logProbability);
        }
    }

    private CtcPrefix touched(CtcPrefix prefix) {
        if (prefix.isNewIn(frames)) {
            heard.add(prefix);
        }
        return prefix;
    }

    private void prune() {
        for (int i = 0; i < heard.size(); i++) {
            heard.get(i).advance(prior);
        }
        heard.sort(Comparator.comparingDouble(prefix -> -prefix.score));
        live.forEach(prefix -> prefix.live = false);
        var before = live;
        live = kept();
        before.forEach(CtcPrefix::release);
        heard.forEach(CtcPrefix::release);
        heard.clear();
    }

    private List<CtcPrefix> kept() {
        double least = heard.getFirst().score - beam.margin();
        var kept = new ArrayList<CtcPrefix>(beam.width());
        for (int i = 0; i < heard.size() && kept.size() < beam.width() && heard.get(i).score >= least; i++) {
            if (!isOutdone(heard.get(i), kept)) {
                heard.get(i).live = true;
                kept.add(heard.get(i));
            }
        }
        return kept;
    }

    private boolean isOutdone(CtcPrefix prefix, List<CtcPrefix> better) {
        for (int i = 0; i < better.size(); i++) {
            if (better.get(i).outdoes(prefix, prior)) {
                return true;
            }
        }
        return false;
    }

    /// The best text so far; its last word may go on.
    public CtcHypothesis best() {
        var best = live.getFirst();
        return new CtcHypothesis(best.tokens(), best.logProbability(), best.score);
    }

    /// How many of the first tokens of [#best] will not change, whatever is heard: those that all texts
    /// have in common that the search goes on with.
    public int certain() {
        var common = live.getFirst();
        for (var prefix : live) {
            common = common.common(prefix);
        }
        return common.length;
    }

    /// The texts if nothing more is heard, the best one first; at least one. The search itself is left
    /// as it is.
    public List<CtcHypothesis> finish() {
        var texts = new ArrayList<CtcHypothesis>();
        for (var prefix : live) {
            boolean open = vocabulary.isDelimiter(prefix.token) && prefix.length > 0;
            if (!open) {
                texts.add(finished(prefix, logProbabilityWithDelimiter(prefix), prefix.tokens()));
            } else if (!prefix.parent().live) {
                texts.add(finished(
                        prefix, prefix.logProbability(), prefix.parent().tokens()));
            }
        }
        texts.sort(Comparator.comparingDouble(text -> -text.score()));
        return texts;
    }

    private double logProbabilityWithDelimiter(CtcPrefix prefix) {
        double sum = prefix.logProbability();
        for (var other : live) {
            if (other.parent() == prefix && other != prefix && vocabulary.isDelimiter(other.token)) {
                sum = CtcPrefix.logSum(sum, other.logProbability());
            }
        }
        return sum;
    }

    private CtcHypothesis finished(CtcPrefix prefix, double logProbability, int[] text) {
        return new CtcHypothesis(text, logProbability, logProbability + prior.finalCredit(prefix.prior, prefix));
    }
}
