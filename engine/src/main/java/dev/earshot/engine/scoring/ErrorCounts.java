package dev.earshot.engine.scoring;

import java.util.List;

/// How often what was recognised is right and wrong, and the rates of it, as jiwer 4.0 defines them.
///
/// Where the reference is empty, each word of the hypothesis is one error: the rate is their number.
/// Where both are empty nothing is wrong. Rates are fractions, not per cent; [#wer] may exceed 1.
///
/// MER, WIL and WIP: Morris, Maier and Green, "From WER and RIL to MER and WIL: improved evaluation
/// measures for connected speech recognition", 2004.
public record ErrorCounts(int hits, int substitutions, int deletions, int insertions) {
    public static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, 0);

    public static ErrorCounts of(List<Edit> edits) {
        int hits = 0;
        int substitutions = 0;
        int deletions = 0;
        int insertions = 0;
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.Hit _ -> hits++;
                case Edit.Substitution _ -> substitutions++;
                case Edit.Deletion _ -> deletions++;
                case Edit.Insertion _ -> insertions++;
            }
        }
        return new ErrorCounts(hits, substitutions, deletions, insertions);
    }

    /// Of two texts that are counted as one: rates of the sum are pooled, so that a long text weighs
    /// more.
    public ErrorCounts plus(ErrorCounts other) {
        return new ErrorCounts(
                hits + other.hits,
                substitutions + other.substitutions,
                deletions + other.deletions,
                insertions + other.insertions);
    }

    public int errors() {
        return substitutions + deletions + insertions;
    }

    /// How long the reference is.
    public int reference() {
        return hits + substitutions + deletions;
    }

    /// How long the hypothesis is.
    public int hypothesis() {
        return hits + substitutions + insertions;
    }

    /// Word error rate (of characters: CER): errors for each word of the reference.
    public double wer() {
        return reference() == 0 ? errors() : (double) errors() / reference();
    }

    /// Match error rate: the share of all steps that are errors, 0 to 1.
    public double mer() {
        return errors() == 0 ? 0 : (double) errors() / (hits + errors());
    }

    /// Word information preserved: the share of the reference that was hit times that of the
    /// hypothesis, 0 to 1.
    public double wip() {
        if (reference() == 0 && hypothesis() == 0) {
            return 1;
        }
        return hits == 0 ? 0 : (double) hits / reference() * ((double) hits / hypothesis());
    }

    /// Word information lost: what [#wip] leaves.
    public double wil() {
        return 1 - wip();
    }
}
