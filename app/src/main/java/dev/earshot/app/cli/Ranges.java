package dev.earshot.app.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/// Whether numbers on the command line are what they may be.
final class Ranges {
    private Ranges() {}

    /// @param allowed as the sentence says it: `between 0 and 1`
    /// @throws UsageException when there is a value and it is not allowed
    static void check(String option, OptionalDouble value, DoublePredicate range, String allowed) {
        if (value.isPresent() && !range.test(value.getAsDouble())) {
            throw new UsageException(option + " must be " + allowed);
        }
    }

    /// The same for a whole number.
    static void check(String option, OptionalInt value, IntPredicate range, String allowed) {
        if (value.isPresent() && !range.test(value.getAsInt())) {
            throw new UsageException(option + " must be " + allowed);
        }
    }
}
