package dev.earshot.engine.scoring;

/// What each kind of edit costs an alignment. They decide which words are put against each other;
/// errors are counted one each, whatever they cost.
public record EditCosts(int substitution, int deletion, int insertion) {
    /// One each: the Levenshtein distance, as jiwer and most papers have it.
    public static final EditCosts LEVENSHTEIN = new EditCosts(1, 1, 1);

    /// Four for a substitution, three for the others, as sclite of NIST's SCTK has it: it would
    /// rather see one word deleted and another inserted than two unlike words in a row put against
    /// each other.
    public static final EditCosts SCLITE = new EditCosts(4, 3, 3);

    public EditCosts {
        if (substitution <= 0 || deletion <= 0 || insertion <= 0) {
            throw new IllegalArgumentException("every edit must cost something");
        }
    }
}
